import type { Embed } from "../../model/block.ts";
import type { InlineHtml } from "../../model/inline.ts";
import type { Audio, MediaCredit, Picture, Video } from "../../model/media.ts";
import { htmlAttribute, htmlText } from "./escape.ts";
import { clockTime, CREDITS, PROVIDERS, WORDS } from "./words.ts";

/** A picture with its caption and credit; size given, so that nothing jumps when it loads. */
export const pictureHtml = (picture: Picture): string =>
  `<figure>${imageHtml(picture)}${captionHtml(picture)}</figure>`;

/** A player would need a script or a frame that readers remove; a link plays everywhere. */
export const audioHtml = (audio: Audio): string => {
  const transcript = audio.transcriptUrl ? ` · ${link(audio.transcriptUrl, WORDS.transcript)}` : "";
  return `<p>${playLink(WORDS.listen, audio)}${transcript}</p>${note(audio)}`;
};

export const videoHtml = (video: Video): string => {
  if (!video.poster) return `<p>${playLink(WORDS.watch, video)}</p>${note(video)}`;
  const poster = `<a href="${htmlAttribute(video.url)}">${imageHtml(video.poster)}</a>`;
  const words = [playLink(WORDS.watch, video), ...captionWords(video)].join("<br>");
  return `<figure>${poster}<figcaption>${words}</figcaption></figure>`;
};

/** What stands at another publisher, as a card that leads there; nothing is loaded from it. */
export const embedHtml = ({ url, title, description, provider, picture }: Embed): string => {
  const name = PROVIDERS[provider];
  const words = [
    `${link(url, title)}${name ? ` (${name})` : ""}`,
    ...(description ? [htmlText(description)] : []),
  ];
  if (!picture) return `<p>${words.join("<br>")}</p>`;
  const shown = `<a href="${htmlAttribute(url)}">${imageHtml(picture)}</a>`;
  const caption = [...words, ...captionWords(picture)].join("<br>");
  return `<figure>${shown}<figcaption>${caption}</figcaption></figure>`;
};

export const link = (href: string, text: string): string =>
  `<a href="${htmlAttribute(href)}">${htmlText(text)}</a>`;

interface Captioned {
  readonly caption?: InlineHtml;
  readonly credit?: MediaCredit;
}

const imageHtml = ({ url, alt, width, height }: Picture): string =>
  `<img src="${htmlAttribute(url)}" alt="${htmlAttribute(alt)}" width="${width}" height="${height}">`;

const captionWords = ({ caption, credit }: Captioned): readonly string[] => [
  ...(caption ? [caption] : []),
  ...(credit ? [`<small>${CREDITS[credit.role]}: ${htmlText(credit.name)}</small>`] : []),
];

const captionHtml = (media: Captioned): string => {
  const words = captionWords(media).join(" ");
  return words ? `<figcaption>${words}</figcaption>` : "";
};

const note = (media: Captioned): string => {
  const words = captionWords(media).join(" ");
  return words ? `<p>${words}</p>` : "";
};

const playLink = (verb: string, media: Audio | Video): string =>
  `${link(media.url, `${verb}: ${media.title}`)} (${clockTime(media.durationSeconds)})`;
