import type { Block, Quote } from "../../model/block.ts";
import type { Chapter } from "../../model/media.ts";
import { addressAt } from "../markup/media-fragment.ts";
import { englishDate, playedTime, WORDS } from "../markup/words.ts";
import { embedMarkdown, pictureMarkdown, recordingMarkdown } from "./figure.ts";
import { inlineMarkdown } from "./inline.ts";
import { itemsMarkdown, listMarkdown, type ListMarks } from "./list.ts";
import { tableMarkdown } from "./table.ts";
import { behind, headingOf, lineOf, linkOf, markdownText } from "./text.ts";

/** A block as paragraphs of Markdown, to be parted by empty lines. Expects absolute URLs. */
export const blockMarkdown = (block: Block, marks: ListMarks): readonly string[] => {
  switch (block.type) {
    case "paragraph":
      return [lineOf(inlineMarkdown(block.html))];
    case "heading":
      return [headingOf(block.level, inlineMarkdown(block.html))];
    case "list":
      return [listMarkdown(block, marks)];
    case "quote":
      return [quoteMarkdown(block)];
    case "image":
      return pictureMarkdown(block.picture);
    case "audio":
      return [
        ...recordingMarkdown(WORDS.listen, block.audio),
        chaptersMarkdown(block.audio, marks),
      ];
    case "video":
      return [...recordingMarkdown(WORDS.watch, block.video), chaptersMarkdown(block.video, marks)];
    case "embed":
      return embedMarkdown(block);
    case "table":
      return tableMarkdown(block);
    case "code":
      return [codeMarkdown(block.text, block.language)];
    case "timeline": {
      const events = block.events.map(
        ({ at, html }) => `${markdownText(englishDate(at))} — ${inlineMarkdown(html)}`,
      );
      return [itemsMarkdown(events, marks)];
    }
    case "divider":
      return ["***"];
    case "call-to-action": {
      const links = block.links.map(({ label, href }) => linkOf(markdownText(label), href));
      return [lineOf(inlineMarkdown(block.html)), itemsMarkdown(links, marks)];
    }
  }
};

const quoteMarkdown = (quote: Quote): string => {
  const lines = quote.paragraphs.map((html) => lineOf(inlineMarkdown(html)));
  const source = sourceMarkdown(quote);
  const said = [...lines, ...(source ? [`— ${source}`] : [])].filter((line) => line !== "");
  return said.length > 0 ? behind("> ", said.join("\n\n")) : "";
};

/** Links never nest (§6.3): an attribution with its own link keeps that one. */
const sourceMarkdown = ({ attribution, sourceUrl }: Quote): string | undefined => {
  const said = attribution && inlineMarkdown(attribution);
  if (!sourceUrl || attribution?.includes("<a ")) return said;
  return linkOf(said ?? WORDS.source, sourceUrl);
};

/** A fence longer than any in the text, and no name that could hold one (§4.5). */
const codeMarkdown = (text: string, language = ""): string => {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = "`".repeat(longest + 1);
  return `${fence}${/^[\w.+#-]+$/.test(language) ? language : ""}\n${text}\n${fence}`;
};

const chaptersMarkdown = (
  { url, chapters = [] }: { readonly url: string; readonly chapters?: readonly Chapter[] },
  marks: ListMarks,
): string =>
  itemsMarkdown(
    chapters.map((chapter) => {
      const start = playedTime(chapter.startSeconds);
      const title = markdownText(chapter.title);
      const name = chapter.url ? linkOf(title, chapter.url) : title;
      return `${linkOf(start, addressAt(url, chapter.startSeconds))} ${name}`;
    }),
    marks,
  );
