import * as z from "zod";
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

const listItem: z.ZodType<ListItem> = z
  .strictObject({
    html: inlineOrEmpty,
    get list(): z.ZodExactOptional<z.ZodType<List>> {
      return list.exactOptional();
    },
  })
  .refine((item) => item.html !== "" || item.list !== undefined, { message: "is empty" });

const list = z.strictObject({
  type: z.literal("list"),
  ordered: z.boolean(),
  start: z.int().min(0).exactOptional(),
  items: z.array(listItem).min(1),
});

const depthOf = (of: List): number =>
  1 + Math.max(0, ...of.items.map((item) => (item.list ? depthOf(item.list) : 0)));

const table = z
  .strictObject({
    type: z.literal("table"),
    caption: inline.exactOptional(),
    alignments: z.array(z.enum(["start", "center", "end"]).nullable()).min(1),
    head: z.array(inlineOrEmpty),
    rows: z.array(z.array(inlineOrEmpty)),
  })
  .superRefine(({ alignments, head, rows }, context) => {
    const columns = alignments.length;
    const wrong = (cells: number, path: PropertyKey[]): void => {
      const message = `has ${cells} cells where \`alignments\` has ${columns}`;
      context.addIssue({ code: "custom", message, path });
    };
    if (head.length > 0 && head.length !== columns) wrong(head.length, ["head"]);
    for (const [index, row] of rows.entries()) {
      if (row.length !== columns) wrong(row.length, ["rows", index]);
    }
  });

const code = z.strictObject({
  type: z.literal("code"),
  language: z.string().regex(CODE_LANGUAGE, "is one word, such as xml").exactOptional(),
  text: text((written) => {
    const read = codeText(written);
    return read === "" ? fail("is empty") : ok(read);
  }),
});

const callToAction = z.strictObject({
  type: z.literal("call-to-action"),
  html: inline,
  links: z.array(z.strictObject({ label: line(), href: text(readLink) })).min(1),
});

const quote = z.strictObject({
  type: z.literal("quote"),
  paragraphs: z.array(inline).min(1),
  attribution: inline.exactOptional(),
  sourceUrl: httpUrl.exactOptional(),
});

const timeline = z.strictObject({
  type: z.literal("timeline"),
  events: z.array(z.strictObject({ at: text(readTimelineDate), html: inline })).min(1),
});

const block = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("paragraph"), html: inline }),
  z.strictObject({
    type: z.literal("heading"),
    level: z.literal([3, 4]),
    html: inline,
  }),
  list.refine((whole) => depthOf(whole) <= BLOCK_NESTING_MAX, {
    message: `nests lists deeper than ${BLOCK_NESTING_MAX}`,
  }),
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
  kicker: line().exactOptional(),
  heading: inline.exactOptional(),
  blocks: z.array(block),
});

export const cards = z
  .array(card)
  .refine((all) => all.reduce((sum, { blocks }) => sum + blocks.length, 0) <= BLOCKS_MAX, {
    message: `have more than ${BLOCKS_MAX} blocks`,
  });
