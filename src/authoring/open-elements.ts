import { CLONES_MAX, OPEN_ELEMENTS_MAX } from "./limits.ts";

/** Elements without an end tag, and those that need none because another element ends them. */
const UNCLOSED = new Set(
  (
    "area base br col embed hr img input link meta source track wbr " +
    "p li dt dd option optgroup rt rp colgroup thead tbody tfoot tr td th"
  ).split(" "),
);

/** Elements that a parser opens again in every block until they are closed (HTML §13.2.4.3). */
const FORMATTING = new Set("a b big code em font i nobr s small strike strong tt u".split(" "));

/**
 * Whether HTML leaves so much open that its parser would take seconds, or gigabytes: it walks through
 * all that is open at each tag, and copies open formatting into each block.
 */
export const isHtmlTooOpen = (html: string): boolean => {
  const open = new Map<string, number>();
  let depth = 0;
  let formatting = 0;
  let clones = 0;
  for (const [, slash, tag] of html.matchAll(/<(\/?)([a-z][a-z0-9-]*)/gi)) {
    const name = tag?.toLowerCase() ?? "";
    clones += formatting;
    if (UNCLOSED.has(name)) continue;
    const count = open.get(name) ?? 0;
    const step = slash !== "/" ? 1 : count > 0 ? -1 : 0;
    open.set(name, count + step);
    depth += step;
    if (FORMATTING.has(name)) formatting += step;
    if (depth > OPEN_ELEMENTS_MAX || clones > CLONES_MAX) return true;
  }
  return false;
};
