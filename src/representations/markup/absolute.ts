import type { Note } from "../../model/article.ts";
import type { Block, Card, List } from "../../model/block.ts";
import { absoluteChapters, absolutePicture, absoluteUrl } from "../../model/entry.ts";
import { type InlineHtml, withAbsoluteLinks } from "../../model/inline.ts";
import type { Audio, Picture, Video } from "../../model/media.ts";

/** Cards that make sense away from our pages: every URL in them is absolute (RFC 3986 §4.3). */
export const absoluteCards = (cards: readonly Card[], baseUrl: string): readonly Card[] =>
  cards.map((card) => ({
    ...card,
    ...(card.heading && { heading: withAbsoluteLinks(card.heading, baseUrl) }),
    blocks: card.blocks.map((block) => absoluteBlock(block, baseUrl)),
  }));

export const absoluteNote = <N extends Note>(note: N, baseUrl: string): N => ({
  ...note,
  html: withAbsoluteLinks(note.html, baseUrl),
});

export const absoluteFigure = (picture: Picture, baseUrl: string): Picture =>
  withAbsoluteCaption(absolutePicture(picture, baseUrl), baseUrl);

const absoluteBlock = (block: Block, baseUrl: string): Block => {
  const inline = (html: InlineHtml): InlineHtml => withAbsoluteLinks(html, baseUrl);
  switch (block.type) {
    case "paragraph":
    case "heading":
      return { ...block, html: inline(block.html) };
    case "list":
      return absoluteList(block, baseUrl);
    case "quote":
      return {
        ...block,
        paragraphs: block.paragraphs.map(inline),
        ...(block.attribution && { attribution: inline(block.attribution) }),
      };
    case "image":
      return { ...block, picture: absoluteFigure(block.picture, baseUrl) };
    case "audio":
      return { ...block, audio: absoluteAudio(block.audio, baseUrl) };
    case "video":
      return { ...block, video: absoluteVideo(block.video, baseUrl) };
    case "embed":
      return {
        ...block,
        url: absoluteUrl(block.url, baseUrl),
        ...(block.picture && { picture: absoluteFigure(block.picture, baseUrl) }),
      };
    case "table":
      return {
        ...block,
        ...(block.caption && { caption: inline(block.caption) }),
        head: block.head.map(inline),
        rows: block.rows.map((row) => row.map(inline)),
      };
    case "timeline":
      return {
        ...block,
        events: block.events.map((event) => ({ ...event, html: inline(event.html) })),
      };
    case "call-to-action":
      return {
        ...block,
        html: inline(block.html),
        links: block.links.map((link) => ({ ...link, href: absoluteUrl(link.href, baseUrl) })),
      };
    case "code":
    case "divider":
      return block;
  }
};

const absoluteList = (list: List, baseUrl: string): List => ({
  ...list,
  items: list.items.map((item) => ({
    ...item,
    html: withAbsoluteLinks(item.html, baseUrl),
    ...(item.list && { list: absoluteList(item.list, baseUrl) }),
  })),
});

const absoluteAudio = (audio: Audio, baseUrl: string): Audio => ({
  ...withAbsoluteCaption(audio, baseUrl),
  url: absoluteUrl(audio.url, baseUrl),
  ...(audio.transcriptUrl && { transcriptUrl: absoluteUrl(audio.transcriptUrl, baseUrl) }),
  ...absoluteChapters(audio, baseUrl),
});

const absoluteVideo = (video: Video, baseUrl: string): Video => ({
  ...withAbsoluteCaption(video, baseUrl),
  url: absoluteUrl(video.url, baseUrl),
  ...(video.poster && { poster: absoluteFigure(video.poster, baseUrl) }),
  ...(video.captionsUrl && { captionsUrl: absoluteUrl(video.captionsUrl, baseUrl) }),
  ...absoluteChapters(video, baseUrl),
});

const withAbsoluteCaption = <Media extends { readonly caption?: InlineHtml }>(
  media: Media,
  baseUrl: string,
): Media =>
  media.caption ? { ...media, caption: withAbsoluteLinks(media.caption, baseUrl) } : media;
