import * as z from "zod/mini";
import { oneLine } from "../../model/text.ts";
import { readCredit } from "../credit.ts";
import { LINE_MAX_CHARACTERS } from "../limits.ts";
import { readInlineMarkdown } from "../markdown/inline.ts";
import { authoredByline } from "./byline.ts";
import { articleFields, instant, line } from "./fields.ts";
import { oldestFirst } from "./notes.ts";
import { text, transformed } from "./read.ts";

/** One paragraph of Markdown without blocks. */
const inlineMarkdown = text(readInlineMarkdown);

/** `{ illustrator: Edgewire desk }`. */
const credit = transformed(z.record(z.string(), z.string()), (pair, context) => {
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
  alt: z.pipe(transformed(z.string(), oneLine), z.string().check(z.maxLength(LINE_MAX_CHARACTERS))),
  caption: z.exactOptional(inlineMarkdown),
  credit: z.exactOptional(credit),
  width: z.exactOptional(z.string()),
  height: z.exactOptional(z.string()),
  bytes: z.exactOptional(z.string()),
  type: z.exactOptional(z.string()),
});

const note = z.strictObject({ at: instant, text: inlineMarkdown });

/** The front matter of an article. */
export const frontMatter = z.strictObject({
  ...articleFields,
  byline: authoredByline,
  picture: z.exactOptional(pictureReference),
  corrections: z.exactOptional(
    oldestFirst(transformed(note, ({ at, text: html }) => ({ at, html }))),
  ),
  developments: z.exactOptional(
    oldestFirst(
      transformed(z.extend(note, { title: line() }), ({ at, title, text: html }) => ({
        at,
        title,
        html,
      })),
    ),
  ),
});
