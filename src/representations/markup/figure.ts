import type { Embed } from "../../model/block.ts";
import type { InlineHtml } from "../../model/inline.ts";
import type { Audio, MediaCredit, Picture, Video } from "../../model/media.ts";
import type { English } from "./english.ts";
import { htmlAttribute, htmlText } from "./escape.ts";
import { addressAt } from "./media-fragment.ts";
import { clockTime, CREDITS, playedTime, PROVIDERS, WORDS } from "./words.ts";

/** A picture with its caption and credit; size given, so that nothing jumps when it loads. */
export const pictureHtml = (picture: Picture, english: English): string => {
  const caption = captionWords(picture, english).join(" ");
  return `<figure>${imageHtml(picture)}${caption && `<figcaption>${caption}</figcaption>`}</figure>`;
};

/** A player would need a script or a frame that readers remove; a link plays everywhere. */
export const audioHtml = (audio: Audio, english: English): string => {
  const { transcriptUrl } = audio;
  const transcript = transcriptUrl ? ` · ${link(transcriptUrl, english(WORDS.transcript))}` : "";
  const play = `<p>${playLink(english(WORDS.listen), audio)}${transcript}</p>`;
  return `${play}${note(audio, english)}${chaptersHtml(audio)}`;
};

export const videoHtml = (video: Video, english: English): string => {
  const watch = playLink(english(WORDS.watch), video);
  const chapters = chaptersHtml(video);
  if (!video.poster) return `<p>${watch}</p>${note(video, english)}${chapters}`;
  const poster = link(video.url, imageHtml(video.poster));
  const words = [watch, ...captionWords(video, english)].join("<br>");
  return `<figure>${poster}<figcaption>${words}</figcaption></figure>${chapters}`;
};

/** Each start leads to that place of the recording. */
const chaptersHtml = ({ url: recording, chapters = [] }: Audio | Video): string => {
  const items = chapters.map(({ startSeconds, title, url }) => {
    const start = link(addressAt(recording, startSeconds), playedTime(startSeconds));
    return `<li>${start} ${url ? link(url, htmlText(title)) : htmlText(title)}</li>`;
  });
  return items.length > 0 ? `<ul>${items.join("")}</ul>` : "";
};

/** What stands at another publisher, as a card that leads there; nothing is loaded from it. */
export const embedHtml = (embed: Embed, english: English): string => {
  const { url, title, description, provider, picture } = embed;
  const name = PROVIDERS[provider];
  const words = [
    `${link(url, htmlText(title))}${name ? ` (${name})` : ""}`,
    ...(description ? [htmlText(description)] : []),
  ];
  if (!picture) return `<p>${words.join("<br>")}</p>`;
  const caption = [...words, ...captionWords(picture, english)].join("<br>");
  return `<figure>${link(url, imageHtml(picture))}<figcaption>${caption}</figcaption></figure>`;
};

/** @param html phrase markup */
export const link = (href: string, html: string): string =>
  `<a href="${htmlAttribute(href)}">${html}</a>`;

interface Captioned {
  readonly caption?: InlineHtml;
  readonly credit?: MediaCredit;
}

const imageHtml = ({ url, alt, width, height }: Picture): string =>
  `<img src="${htmlAttribute(url)}" alt="${htmlAttribute(alt)}" width="${width}" height="${height}">`;

const captionWords = ({ caption, credit }: Captioned, english: English): readonly string[] => [
  ...(caption ? [caption] : []),
  ...(credit
    ? [`<small>${english(`${CREDITS[credit.role]}:`)} ${htmlText(credit.name)}</small>`]
    : []),
];

const note = (media: Captioned, english: English): string => {
  const words = captionWords(media, english).join(" ");
  return words ? `<p>${words}</p>` : "";
};

const playLink = (verb: string, media: Audio | Video): string =>
  `${link(media.url, `${verb}: ${htmlText(media.title)}`)} (${clockTime(media.durationSeconds)})`;
