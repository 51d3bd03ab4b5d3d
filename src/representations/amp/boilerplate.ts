/** What every AMP document must hold, byte for byte (amp.dev, "AMP boilerplate code"). */
export const BOILERPLATE =
  "<style amp-boilerplate>body{-webkit-animation:-amp-start 8s steps(1,end) 0s 1 normal both;-moz-animation:-amp-start 8s steps(1,end) 0s 1 normal both;-ms-animation:-amp-start 8s steps(1,end) 0s 1 normal both;animation:-amp-start 8s steps(1,end) 0s 1 normal both}@-webkit-keyframes -amp-start{from{visibility:hidden}to{visibility:visible}}@-moz-keyframes -amp-start{from{visibility:hidden}to{visibility:visible}}@-ms-keyframes -amp-start{from{visibility:hidden}to{visibility:visible}}@-o-keyframes -amp-start{from{visibility:hidden}to{visibility:visible}}@keyframes -amp-start{from{visibility:hidden}to{visibility:visible}}</style><noscript><style amp-boilerplate>body{-webkit-animation:none;-moz-animation:none;-ms-animation:none;animation:none}</style></noscript>";

export type Component = "amp-audio" | "amp-twitter" | "amp-video" | "amp-vimeo" | "amp-youtube";

/** The runtime, and the components that the document uses and no others. */
export const scripts = (components: readonly Component[]): string =>
  [
    '<script async src="https://cdn.ampproject.org/v0.js"></script>',
    ...components.map(
      (name) =>
        `<script async custom-element="${name}" src="https://cdn.ampproject.org/v0/${name}-0.1.js"></script>`,
    ),
  ].join("");
