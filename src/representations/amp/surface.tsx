import type { JSX } from "hono/jsx/jsx-runtime";
import type { Block, Embed } from "../../model/block.ts";
import { absoluteUrl } from "../../model/entry.ts";
import { withAbsoluteLinks } from "../../model/inline.ts";
import type { Publication } from "../../model/publication.ts";
import { englishWithin, type Written } from "../html/furniture.ts";
import { choiceOf, type Surface } from "../html/surface.ts";
import type { Component } from "./boilerplate.ts";

/** AMP's own elements, and absolute URLs: caches serve the page from another origin. */
export const ampSurface = ({ baseUrl }: Pick<Publication, "baseUrl">, text: Written): Surface => {
  const address = (url: string) => absoluteUrl(url, baseUrl);
  const english = englishWithin(text);
  return {
    english,
    address,
    inline: (html) => ({ __html: withAbsoluteLinks(html, baseUrl) }),
    image: (picture, use) => (
      <amp-img
        src={address(picture.url)}
        {...choiceOf(picture, use, address)}
        // AMP would make `sizes` the element's own width.
        disable-inline-width={picture.renditions && ""}
        alt={picture.alt}
        width={picture.width}
        height={picture.height}
        layout="intrinsic"
        class={use.class}
        data-hero={use.loading === "first" ? "" : undefined}
      />
    ),
    logo: ({ url, alt, width, height }) => (
      <amp-img
        class="logo"
        src={address(url)}
        alt={alt}
        width={width}
        height={height}
        layout="intrinsic"
        data-hero=""
      />
    ),
    audio: ({ url, title }) =>
      isSecure(address(url)) ? (
        <amp-audio
          layout="fixed-height"
          height={50}
          width="auto"
          preload="none"
          src={address(url)}
          title={title}
        />
      ) : (
        <a href={address(url)}>{title}</a>
      ),
    video: ({ url, title, width, height, poster, captionsUrl }) =>
      isSecure(address(url)) ? (
        <amp-video
          layout="responsive"
          width={width}
          height={height}
          controls
          preload="none"
          src={address(url)}
          poster={poster && address(poster.url)}
          title={title}
        >
          {captionsUrl && isSecure(address(captionsUrl)) && (
            <track
              kind="captions"
              src={address(captionsUrl)}
              label="Captions"
              default
              {...english}
            />
          )}
        </amp-video>
      ) : (
        <a href={address(url)}>{title}</a>
      ),
    embed: (embed) => {
      const { picture } = embed;
      return embedElement(
        embed,
        picture && <amp-img placeholder="" layout="fill" src={address(picture.url)} alt="" />,
      );
    },
  };
};

/** The component that a block becomes in AMP, if it needs one: its script has to be in the head. */
export const componentOf = (block: Block, { baseUrl }: Publication): Component | undefined => {
  const playable = (url: string) => isSecure(absoluteUrl(url, baseUrl));
  if (block.type === "audio") return playable(block.audio.url) ? "amp-audio" : undefined;
  if (block.type === "video") return playable(block.video.url) ? "amp-video" : undefined;
  return block.type === "embed" ? embedComponent(block) : undefined;
};

/** AMP plays media over https only; a newsroom on a developer's machine has none. */
const isSecure = (url: string): boolean => url.startsWith("https://");

/** The identifiers that the validator accepts (validator-amp-*.protoascii of ampproject/amphtml). */
const EMBEDS = {
  youtube: { component: "amp-youtube", id: /^[^=/?:]+$/ },
  vimeo: { component: "amp-vimeo", id: /^\d+$/ },
  x: { component: "amp-twitter", id: /^\d+$/ },
} as const;

const embedComponent = ({ provider, externalId = "" }: Embed) => {
  if (provider === "link") return undefined;
  const { component, id } = EMBEDS[provider];
  return id.test(externalId) ? component : undefined;
};

/** @param placeholder shown until the component has loaded */
const embedElement = (embed: Embed, placeholder: JSX.Element | undefined) => {
  const { externalId, title } = embed;
  switch (embedComponent(embed)) {
    case "amp-youtube":
      return (
        <amp-youtube
          data-videoid={externalId}
          width={480}
          height={270}
          layout="responsive"
          title={title}
        >
          {placeholder}
        </amp-youtube>
      );
    case "amp-vimeo":
      return (
        <amp-vimeo data-videoid={externalId} width={500} height={281} layout="responsive">
          {placeholder}
        </amp-vimeo>
      );
    case "amp-twitter":
      return (
        <amp-twitter data-tweetid={externalId} width={375} height={472} layout="responsive">
          {placeholder}
        </amp-twitter>
      );
    case undefined:
      return undefined;
  }
};
