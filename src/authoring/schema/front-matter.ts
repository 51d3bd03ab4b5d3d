import * as z from "zod";
import { oneLine } from "../../model/text.ts";
import { readCredit } from "../credit.ts";
import { LINE_MAX_CHARACTERS } from "../limits.ts";
import { readInlineMarkdown } from "../markdown/inline.ts";
import { authoredByline } from "./byline.ts";
import { articleFields, instant, line } from "./fields.ts";
import { oldestFirst } from "./notes.ts";
import { text } from "./read.ts";

/** One paragraph of Markdown without blocks. */
const inlineMarkdown = text(readInlineMarkdown);

/** `{ illustrator: Edgewire desk }`. */
const credit = z.record(z.string(), z.string()).transform((pair, context) => {
  const [first, ...others] = Object.entries(pair);
  const read =
    first && others.length === 0
      ? readCredit(first[1], first[0])
      : ({ ok: false, error: "is one role and one name, such as `photographer: Ada`" } as const);
  if (read.ok && read.value) return read.value;
  context.addIssue({ code: "custom", message: read.ok ? "is missing" : read.error });
  return z.NEVER;
});

/** How front matter names a picture; the facts of the file come from the file. */
export const pictureReference = z.strictObject({
  src: line(),
  alt: z.string().transform(oneLine).pipe(z.string().max(LINE_MAX_CHARACTERS)),
  caption: inlineMarkdown.exactOptional(),
  credit: credit.exactOptional(),
  width: z.string().exactOptional(),
  height: z.string().exactOptional(),
  bytes: z.string().exactOptional(),
  type: z.string().exactOptional(),
});

const note = z.strictObject({ at: instant, text: inlineMarkdown });

/** The front matter of an article. */
export const frontMatter = z.strictObject({
  ...articleFields,
  byline: authoredByline,
  picture: pictureReference.exactOptional(),
  corrections: oldestFirst(note.transform(({ at, text: html }) => ({ at, html }))).exactOptional(),
  developments: oldestFirst(
    note.extend({ title: line() }).transform(({ at, title, text: html }) => ({ at, title, html })),
  ).exactOptional(),
});
