import type { Element } from "hast";
import type { Chapter } from "../../model/media.ts";
import { fail, ok, type Result } from "../../model/result.ts";
import { oneLine } from "../../model/text.ts";
import { readPageAddress } from "../address.ts";
import { misplacement, startOf } from "../chapter-order.ts";
import { attributesOf, contentOf, isElement, textOf } from "../element.ts";
import { CHAPTERS_MAX, LINE_MAX_CHARACTERS } from "../limits.ts";
import type { Reading } from "./reading.ts";

const SHAPE =
  "a chapter is its start and its title, or its start and one link: `1:05 [The key](https://…)`";

/**
 * The chapters in a list: each item begins with its start and goes on with its title, which may be a
 * link. Every problem is reported.
 * @param durationSeconds of the recording, where that is known
 */
export const readChapters = (
  list: Element,
  durationSeconds: number | undefined,
  reading: Reading,
): readonly Chapter[] => {
  attributesOf(list, [], reading.report);
  const chapters: Chapter[] = [];
  for (const item of contentOf(list)) {
    if (!isElement(item, "li")) {
      reading.report(SHAPE, isElement(item) ? item : list);
      continue;
    }
    const read = chapterOf(item, reading);
    if (!read) continue;
    const wrong = misplacement(read.chapter, chapters.at(-1), durationSeconds ?? Infinity);
    if (wrong === undefined) chapters.push(read.chapter);
    else reading.report(`the start is \`${read.written}\`, ${wrong}`, item);
  }
  if (contentOf(list).length === 0) reading.report(SHAPE, list);
  if (chapters.length > CHAPTERS_MAX) {
    reading.report(`has ${chapters.length} chapters; at most ${CHAPTERS_MAX} fit`, list);
  }
  return chapters;
};

const chapterOf = (
  item: Element,
  reading: Reading,
): { readonly chapter: Chapter; readonly written: string } | undefined => {
  attributesOf(item, [], reading.report);
  const [inner, ...others] = contentOf(item);
  const line = inner && isElement(inner, "p") && others.length === 0 ? inner : item;
  const [first, link, ...beside] = contentOf(line);
  const [, written, rest = ""] =
    (first?.type === "text" && /^\s*(\d\S*)(?:\s+(.*))?$/s.exec(first.value)) || [];
  const isLinked = link !== undefined && isElement(link, "a");
  if (written === undefined || beside.length > 0 || (link && !isLinked)) {
    reading.report(SHAPE, item);
    return undefined;
  }
  const start = readStart(written);
  if (!start.ok) reading.report(`the start ${start.error}`, item);
  const title = oneLine(isLinked ? textOf(link) : rest);
  if (title === "" || (isLinked && rest.trim() !== "")) reading.report(SHAPE, item);
  if (title.length > LINE_MAX_CHARACTERS) {
    reading.report(`a chapter's title is too long; ${LINE_MAX_CHARACTERS} characters fit`, item);
  }
  const url = isLinked ? addressOf(link, reading) : undefined;
  if (!start.ok) return undefined;
  const chapter = { startSeconds: start.value, title, ...(url !== undefined && { url }) };
  return { chapter, written };
};

const addressOf = (link: Element, reading: Reading): string | undefined => {
  const { href } = attributesOf(link, ["href"], reading.report);
  const address = readPageAddress(href ?? "");
  if (!address.ok) reading.report(`the link ${address.error}`, link);
  return address.ok ? address.value : undefined;
};

const CLOCK = /^(?:(\d{1,3}):(?=\d{2}:))?(\d{1,4}):([0-5]\d(?:\.\d{1,3})?)$/;

/** `1:05`, `1:02:03`, `0:03.2`: what players show. */
const readStart = (text: string): Result<number, string> => {
  const [, hours, minutes, seconds] = CLOCK.exec(text) ?? [];
  return seconds === undefined || (hours !== undefined && Number(minutes) > 59)
    ? fail(`is \`${text}\`; write minutes and seconds, such as 1:05, or hours first, as in 1:02:03`)
    : ok(startOf(Number(hours ?? 0) * 3600 + Number(minutes) * 60 + Number(seconds)));
};
