import type { BlockType } from "../model/block.ts";
import { list, pointer, record, type Schema, text, url, words } from "./json-schema.ts";

const inlineHtml = pointer("inlineHtml");

const block = (
  type: BlockType,
  description: string,
  always: Readonly<Record<string, Schema>>,
  maybe: Readonly<Record<string, Schema>> = {},
): Schema => record(description, { type: { const: type }, ...always }, maybe);

const listMembers = { ordered: { type: "boolean" }, items: list(pointer("listItem")) };
const listMaybe = { start: { type: "integer", description: "The first number; 1 when absent." } };

/** One schema for each kind of block: a kind without one does not compile. */
const BLOCKS: Readonly<Record<BlockType, Schema>> = {
  paragraph: block("paragraph", "A paragraph.", { html: inlineHtml }),
  heading: block("heading", "A heading inside a card.", {
    level: { enum: [3, 4] },
    html: inlineHtml,
  }),
  list: block("list", "A list.", listMembers, listMaybe),
  quote: block(
    "quote",
    "What somebody said or wrote.",
    { paragraphs: list(inlineHtml) },
    { attribution: inlineHtml, sourceUrl: url("Where it was said.") },
  ),
  image: block("image", "A picture in the text.", { picture: pointer("picture") }),
  audio: block("audio", "A sound recording.", { audio: pointer("audio") }),
  video: block("video", "A film.", { video: pointer("video") }),
  embed: block(
    "embed",
    "Something that lives at another publisher.",
    {
      provider: { enum: ["youtube", "vimeo", "x", "link"] },
      url: url("Its page there."),
      title: words,
    },
    {
      externalId: text("The provider's own identifier."),
      description: text("Plain text."),
      picture: pointer("picture"),
    },
  ),
  table: block(
    "table",
    "A table.",
    {
      alignments: list({ enum: ["start", "center", "end", null] }),
      head: list(inlineHtml),
      rows: list(list(inlineHtml)),
    },
    { caption: inlineHtml },
  ),
  code: block(
    "code",
    "Program text.",
    { text: text("As it is, line ends included.") },
    { language: text("Name of the programming language.") },
  ),
  timeline: block("timeline", "Events in order of time.", {
    events: list(
      record("An event.", {
        at: text("A day, month, year or instant: what the attribute datetime of HTML takes."),
        html: inlineHtml,
      }),
    ),
  }),
  divider: block("divider", "A change of subject.", {}),
  "call-to-action": block("call-to-action", "What the reader can do.", {
    html: inlineHtml,
    links: list(record("A link.", { label: words, href: url("Its target.") })),
  }),
};

/** Definitions of the body's parts. */
export const blockSchemas = {
  inlineHtml: {
    type: "string",
    description: "HTML of phrase elements only; its links are absolute.",
  },
  listItem: record(
    "An item.",
    { html: inlineHtml },
    { list: record("A list inside.", { type: { const: "list" }, ...listMembers }, listMaybe) },
  ),
  block: { oneOf: Object.values(BLOCKS) },
} satisfies Record<string, Schema>;
