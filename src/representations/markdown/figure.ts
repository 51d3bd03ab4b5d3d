import type { Embed } from "../../model/block.ts";
import type { InlineHtml } from "../../model/inline.ts";
import type { Audio, MediaCredit, Picture, Video } from "../../model/media.ts";
import { clockTime, CREDITS, PROVIDERS, WORDS } from "../markup/words.ts";
import { inlineMarkdown } from "./inline.ts";
import { lineOf, linkOf, markdownText, pictureOf } from "./text.ts";

/** A picture, and what stands below it. */
export const pictureMarkdown = (picture: Picture): readonly string[] => [
  pictureOf(picture.alt, picture.url),
  captionMarkdown(picture),
];

/** Where to hear or see it, and how long that takes. */
export const recordingMarkdown = (verb: string, recording: Audio | Video): readonly string[] => {
  const { title, url, durationSeconds } = recording;
  const words = [
    `${linkOf(`${verb}: ${markdownText(title)}`, url)} (${clockTime(durationSeconds)})`,
    ...("transcriptUrl" in recording && recording.transcriptUrl
      ? [linkOf(WORDS.transcript, recording.transcriptUrl)]
      : []),
  ];
  const poster = "poster" in recording && recording.poster;
  return [
    ...(poster ? [pictureOf(poster.alt, poster.url)] : []),
    words.join(" · "),
    captionMarkdown(recording),
  ];
};

/** What stands at another publisher: a link that leads there. */
export const embedMarkdown = (embed: Embed): readonly string[] => {
  const { url, title, description, provider, picture } = embed;
  const name = PROVIDERS[provider];
  return [
    ...(picture ? pictureMarkdown(picture) : []),
    `${linkOf(markdownText(title), url)}${name ? ` (${name})` : ""}`,
    lineOf(markdownText(description ?? "")),
  ];
};

interface Captioned {
  readonly caption?: InlineHtml;
  readonly credit?: MediaCredit;
}

const captionMarkdown = ({ caption, credit }: Captioned): string =>
  lineOf(
    [
      ...(caption ? [inlineMarkdown(caption)] : []),
      ...(credit ? [`(${CREDITS[credit.role]}: ${markdownText(credit.name)})`] : []),
    ].join(" "),
  );
