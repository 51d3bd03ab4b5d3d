import * as z from "zod/mini";
import type { List, ListItem } from "../../model/block.ts";
import { fail, ok } from "../../model/result.ts";
import { readLink } from "../address.ts";
import { CODE_LANGUAGE, codeText } from "../body/code.ts";
import { readTimelineDate } from "../date.ts";
import { BLOCK_NESTING_MAX, BLOCKS_MAX } from "../limits.ts";
import { embed } from "./embed.ts";
import { httpUrl, inline, inlineOrEmpty, line } from "./fields.ts";
import { audio, picture, video } from "./media.ts";
import { text } from "./read.ts";

const listItem: z.ZodMiniType<ListItem> = z
  .strictObject({
    html: inlineOrEmpty,
    list: z.exactOptional(z.lazy((): z.ZodMiniType<List> => list)),
  })
  .check(z.refine((item) => item.html !== "" || item.list !== undefined, { message: "is empty" }));

export const list = z.strictObject({
  type: z.literal("list"),
  ordered: z.boolean(),
  start: z.exactOptional(z.int().check(z.minimum(0))),
  items: z.array(listItem).check(z.minLength(1)),
});

const depthOf = (of: List): number =>
  1 + Math.max(0, ...of.items.map((item) => (item.list ? depthOf(item.list) : 0)));

const table = z
  .strictObject({
    type: z.literal("table"),
    caption: z.exactOptional(inline),
    alignments: z.array(z.nullable(z.enum(["start", "center", "end"]))).check(z.minLength(1)),
    head: z.array(inlineOrEmpty),
    rows: z.array(z.array(inlineOrEmpty)),
  })
  .check(
    z.superRefine(({ alignments, head, rows }, context) => {
      const columns = alignments.length;
      const wrong = (cells: number, path: PropertyKey[]): void => {
        const message = `has ${cells} cells where \`alignments\` has ${columns}`;
        context.addIssue({ code: "custom", message, path });
      };
      if (head.length > 0 && head.length !== columns) wrong(head.length, ["head"]);
      for (const [index, row] of rows.entries()) {
        if (row.length !== columns) wrong(row.length, ["rows", index]);
      }
    }),
  );

const code = z.strictObject({
  type: z.literal("code"),
  language: z.exactOptional(z.string().check(z.regex(CODE_LANGUAGE, "is one word, such as xml"))),
  text: text((written) => {
    const read = codeText(written);
    return read === "" ? fail("is empty") : ok(read);
  }),
});

const callToAction = z.strictObject({
  type: z.literal("call-to-action"),
  html: inline,
  links: z.array(z.strictObject({ label: line(), href: text(readLink) })).check(z.minLength(1)),
});

const quote = z.strictObject({
  type: z.literal("quote"),
  paragraphs: z.array(inline).check(z.minLength(1)),
  attribution: z.exactOptional(inline),
  sourceUrl: z.exactOptional(httpUrl),
});

const timeline = z.strictObject({
  type: z.literal("timeline"),
  events: z
    .array(z.strictObject({ at: text(readTimelineDate), html: inline }))
    .check(z.minLength(1)),
});

export const block = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("paragraph"), html: inline }),
  z.strictObject({
    type: z.literal("heading"),
    level: z.literal([3, 4]),
    html: inline,
  }),
  list.check(
    z.refine((whole) => depthOf(whole) <= BLOCK_NESTING_MAX, {
      message: `nests lists deeper than ${BLOCK_NESTING_MAX}`,
    }),
  ),
  quote,
  z.strictObject({ type: z.literal("image"), picture }),
  z.strictObject({ type: z.literal("audio"), audio }),
  z.strictObject({ type: z.literal("video"), video }),
  embed,
  table,
  code,
  timeline,
  z.strictObject({ type: z.literal("divider") }),
  callToAction,
]);

const card = z.strictObject({
  kicker: z.exactOptional(line()),
  heading: z.exactOptional(inline),
  blocks: z.array(block),
});

export const cards = z.array(card).check(
  z.refine((all) => all.reduce((sum, { blocks }) => sum + blocks.length, 0) <= BLOCKS_MAX, {
    message: `have more than ${BLOCKS_MAX} blocks`,
  }),
);
