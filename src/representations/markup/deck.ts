import type { Entry } from "../../model/entry.ts";
import { plainText } from "../../model/inline.ts";

/**
 * The summary as it stands between headline and text. `undefined` where the text begins with the same
 * words, as it does where nobody wrote a summary: lists and feeds need one, a reader of the whole
 * article would read it twice.
 */
export const deckOf = ({
  summary,
  cards,
}: Pick<Entry, "cards" | "summary">): string | undefined => {
  const words = onOneLine(summary).replace(/\s*(?:\u2026|\.\.\.)$/, "");
  const [paragraph] = cards
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.type === "paragraph" ? [block.html] : []));
  if (paragraph === undefined || words === "") return summary;
  const text = onOneLine(plainText(paragraph));
  const isRepeated = text.startsWith(words) && !/^[\p{L}\p{N}]/u.test(text.slice(words.length));
  return isRepeated ? undefined : summary;
};

const onOneLine = (text: string): string => text.replaceAll(/\s+/g, " ").trim();
