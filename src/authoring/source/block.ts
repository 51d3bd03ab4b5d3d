import type { Block, List, Quote, Table } from "../../model/block.ts";
import { type InlineHtml, plainText } from "../../model/inline.ts";
import type { Audio, Picture, Video } from "../../model/media.ts";
import { readEmbedUrl } from "../provider.ts";
import { chapterItems } from "./chapters.ts";
import { inlineSource } from "./inline.ts";
import {
  behind,
  destination,
  directiveAttributes,
  labelText,
  lineOf,
  sourceAddress,
} from "./text.ts";

/** Two lists that follow each other need different marks, or they were one (CommonMark §5.3). */
export interface ListMarks {
  readonly bullet: "-" | "*";
  readonly delimiter: "." | ")";
}

/** A block as an author would write it, or `undefined` where Markdown has no words for it. */
export const blockSource = (block: Block, marks: ListMarks): string | undefined => {
  switch (block.type) {
    case "paragraph":
      return lineOf(inlineSource(block.html));
    case "heading":
      return headingSource(block.level, inlineSource(block.html, "<br>"));
    case "list":
      return listSource(block, marks);
    case "quote":
      return quoteSource(block);
    case "image":
      return pictureSource(block.picture);
    case "audio":
      return block.audio.caption ? undefined : recordingSource("audio", block.audio);
    case "video":
      return block.video.caption ? undefined : recordingSource("video", block.video);
    case "embed":
      return `::embed[${labelText(block.title)}]{${directiveAttributes({
        url: block.url,
        description: block.description,
        picture: block.picture && sourceAddress(block.picture.url),
        pictureAlt: block.picture?.alt,
        provider: block.provider === "link" && isKnownProvider(block.url) ? "link" : undefined,
      })}}`;
    case "table":
      return block.head.length > 0 ? tableSource(block) : undefined;
    case "code":
      return codeSource(block.text, block.language);
    case "timeline": {
      const events = block.events.map(({ at, html }) => `- ${at}: ${hanging(inlineSource(html))}`);
      return [":::timeline", ...events, ":::"].join("\n");
    }
    case "divider":
      return "---";
    case "call-to-action": {
      const links = block.links.map(
        ({ label, href }) => `- [${labelText(label)}](${destination(href)})`,
      );
      const words = lineOf(inlineSource(block.html));
      return [":::call-to-action", words, "", ...links, ":::"].join("\n");
    }
  }
};

const isKnownProvider = (url: string): boolean => {
  const read = readEmbedUrl(url);
  return read.ok && read.value.provider !== "link";
};

/** Inlines as a heading, whose last number signs would count as its closing ones. */
export const headingSource = (level: 2 | 3 | 4, inlines: string): string =>
  `${"#".repeat(level)} ${inlines.replace(/#+$/, String.raw`\$&`)}`;

const hanging = (inlines: string): string => inlines.replaceAll("\n", "\n  ");

const listSource = ({ ordered, start = 1, items }: List, marks: ListMarks): string =>
  items
    .map(({ html, list }, index) => {
      const mark = ordered ? `${start + index}${marks.delimiter} ` : `${marks.bullet} `;
      const inner = " ".repeat(mark.length);
      const item = behind(inner, lineOf(inlineSource(html))).slice(mark.length);
      const below = list ? `\n${behind(inner, listSource(list, marks))}` : "";
      return `${mark}${item}${below}`;
    })
    .join("\n");

const quoteSource = ({ paragraphs, attribution, sourceUrl }: Quote): string => {
  const lines = paragraphs.map((html) => lineOf(inlineSource(html))).join("\n\n");
  if (sourceUrl === undefined) {
    const said = attribution ? `\n\u2014 ${inlineSource(attribution, "<br>")}` : "";
    return behind("> ", `${lines}${said}`);
  }
  const isPlain = attribution !== undefined && !attribution.includes("<");
  const by = isPlain ? plainText(attribution) : undefined;
  const said = attribution && !isPlain ? `\n\u2014 ${inlineSource(attribution, "<br>")}` : "";
  return `:::quote{${directiveAttributes({ by, source: sourceUrl })}}\n${lines}${said}\n:::`;
};

const pictureSource = ({ url, alt, caption, credit }: Picture): string => {
  const address = destination(sourceAddress(url));
  if (!credit && (caption === undefined || !caption.includes("<"))) {
    const title = caption === undefined ? "" : ` "${titleText(caption)}"`;
    return `![${labelText(alt)}](${address}${title})`;
  }
  const attributes = credit
    ? `{${directiveAttributes({ credit: credit.name, role: credit.role })}}`
    : "";
  const below = caption === undefined ? [] : ["", lineOf(inlineSource(caption))];
  return [`:::figure${attributes}`, `![${labelText(alt)}](${address})`, ...below, ":::"].join("\n");
};

const titleText = (caption: InlineHtml): string =>
  plainText(caption).replaceAll(/["\\]|&(?=#?[a-z\d]+;)/gi, String.raw`\$&`);

const recordingSource = (name: "audio" | "video", recording: Audio | Video): string => {
  const { url, type, bytes, title, durationSeconds, credit, chapters = [] } = recording;
  const isElsewhere = !url.startsWith("/media/");
  const attributes = directiveAttributes({
    src: sourceAddress(url),
    ...(isElsewhere && { type, bytes }),
    duration: durationSeconds,
    ...("width" in recording ? videoAttributes(recording) : wordsOf(recording)),
    credit: credit?.name,
    role: credit?.role,
  });
  const items = chapterItems(chapters, (label, href) =>
    href === undefined ? labelText(label) : `[${labelText(label)}](${destination(href)})`,
  );
  const head = `${name}[${labelText(title)}]{${attributes}}`;
  return items.length === 0
    ? `::${head}`
    : [`:::${head}`, ...items.map((item) => `- ${item}`), ":::"].join("\n");
};

const wordsOf = ({ transcriptUrl }: Pick<Audio, "transcriptUrl">) => ({
  transcript: transcriptUrl && sourceAddress(transcriptUrl),
});

const videoAttributes = ({ width, height, poster, captionsUrl }: Video) => ({
  width,
  height,
  poster: poster && sourceAddress(poster.url),
  posterAlt: poster?.alt,
  captions: captionsUrl && sourceAddress(captionsUrl),
});

const RULES = { start: ":--", center: ":-:", end: "--:" } as const;

const tableSource = ({ caption, alignments, head, rows }: Table): string => {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  const cells = (row: readonly InlineHtml[]): string =>
    line(row.map((html) => inlineSource(html, "<br>")));
  const rule = line(alignments.map((alignment) => (alignment ? RULES[alignment] : "---")));
  const table = [cells(head), rule, ...rows.map(cells)].join("\n");
  return caption === undefined
    ? table
    : `:::table[${inlineSource(caption, "<br>")}]\n${table}\n:::`;
};

/** A fence longer than any in the text (CommonMark §4.5). */
const codeSource = (text: string, language = ""): string => {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = "`".repeat(longest + 1);
  return `${fence}${language}\n${text}\n${fence}`;
};
