import type { Block, Card, List } from "../../model/block.ts";
import type { Entry } from "../../model/entry.ts";
import { plainText } from "../../model/inline.ts";
import type { Audio, Video } from "../../model/media.ts";
import type { Publication } from "../../model/publication.ts";
import { legalText } from "../../model/text.ts";
import { absoluteCards } from "./absolute.ts";
import { clockTime, englishDate, englishDay, playedTime, WORDS } from "./words.ts";

/** The body of an entry without markup, paragraphs parted by an empty line: JSON Feed `content_text`. */
export const plainBody = (entry: Entry, { baseUrl }: Pick<Publication, "baseUrl">): string => {
  const parts = [
    ...(entry.body === "full"
      ? absoluteCards(entry.cards, baseUrl).flatMap(plainCard)
      : [entry.summary, `${WORDS.readArticle}: ${entry.url}`]),
    ...(entry.story ? [`${WORDS.inContext}: ${entry.story.label}`] : []),
    ...entry.developments.map(
      ({ at, title, html }) => `${englishDate(at)} — ${title} ${plainText(html)}`,
    ),
    ...entry.corrections.map(
      ({ at, html }) => `${WORDS.correction}, ${englishDay(at)}: ${plainText(html)}`,
    ),
  ];
  return legalText(parts.filter(Boolean).join("\n\n"));
};

const plainCard = ({ kicker, heading, blocks }: Card): readonly string[] => [
  [kicker, heading && plainText(heading)].filter(Boolean).join(": "),
  ...blocks.map(plainBlock),
];

const plainBlock = (block: Block): string => {
  switch (block.type) {
    case "paragraph":
    case "heading":
      return plainText(block.html);
    case "list":
      return plainList(block);
    case "quote": {
      const said = block.paragraphs.map((html) => `> ${plainText(html)}`).join("\n");
      return block.attribution ? `${said}\n> — ${plainText(block.attribution)}` : said;
    }
    case "image":
      return block.picture.caption ? plainText(block.picture.caption) : block.picture.alt;
    case "audio":
      return plainRecording(WORDS.listen, block.audio);
    case "video":
      return plainRecording(WORDS.watch, block.video);
    case "embed":
      return [block.title, block.description, block.url].filter(Boolean).join("\n");
    case "table":
      return [
        ...(block.caption ? [plainText(block.caption)] : []),
        ...[block.head, ...block.rows]
          .filter((row) => row.length > 0)
          .map((row) => row.map(plainText).join(" | ")),
      ].join("\n");
    case "code":
      return block.text;
    case "timeline":
      return block.events
        .map(({ at, html }) => `${englishDate(at)} — ${plainText(html)}`)
        .join("\n");
    case "divider":
      return "* * *";
    case "call-to-action":
      return [
        plainText(block.html),
        ...block.links.map(({ label, href }) => `${label}: ${href}`),
      ].join("\n");
  }
};

const plainList = ({ ordered, start = 1, items }: List, indent = ""): string =>
  items
    .map(({ html, list }, index) => {
      const mark = ordered ? `${start + index}.` : "-";
      const line = `${indent}${mark} ${plainText(html)}`;
      return list ? `${line}\n${plainList(list, `${indent}  `)}` : line;
    })
    .join("\n");

const plainRecording = (verb: string, recording: Audio | Video): string => {
  const { title, durationSeconds, url, chapters = [] } = recording;
  return [
    `${verb}: ${title} (${clockTime(durationSeconds)})`,
    url,
    ...chapters.map((chapter) => `${playedTime(chapter.startSeconds)} ${chapter.title}`),
  ].join("\n");
};
