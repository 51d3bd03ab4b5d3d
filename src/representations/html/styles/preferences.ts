import { QUIET_LINKS } from "./base.ts";

/** What has the last word over all other rules: who needs to see that a link is one, and paper. */
export const preferences = `
@media (forced-colors: active), (prefers-contrast: more) {
  ${QUIET_LINKS} { text-decoration: underline; }
}
@media print {
  @page { margin: 18mm; }
  :root { color-scheme: light; --paper: #fff; --tint: #fff; --ink: #000; --soft: #333; --rule: #999; --accent: #000; --text: 11pt; --small: 9pt; --largest: 24pt; --gutter: 0px; }
  .skip, .masthead nav, .follow, .subscribe, .call-to-action ul, .theme, audio { display: none; }
  h1, h2, h3, h4, .kicker { break-after: avoid; }
  figure, tr, .notes > div, .link-card, .teaser { break-inside: avoid; }
  p, li { orphans: 3; widows: 3; }
  .e-content p a[href^="http"]::after { content: " (" attr(href) ")"; font-size: 0.75em; overflow-wrap: anywhere; }
  .h-entry > *, main > .opening { margin-inline: 0; }
  .table { overflow: visible; }
  pre { white-space: pre-wrap; }
}
`;
