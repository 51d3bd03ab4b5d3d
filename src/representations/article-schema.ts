import { BYLINE_ROLES } from "../model/article.ts";
import { blockSchemas } from "./block-schema.ts";
import { list, pointer, record, type Schema, text, url, words } from "./json-schema.ts";
import { mediaSchemas } from "./media-schema.ts";

/** Where the schema is published, below the publication's base URL. */
export const ARTICLE_SCHEMA_PATH = "/schemas/article.json";

const date: Schema = {
  type: "string",
  format: "date-time",
  description: "RFC 3339 in UTC, to the second.",
};

const person = record(
  "Somebody of the byline.",
  {
    name: text("As it is printed."),
    kind: { enum: ["person", "organization"] },
    role: { enum: BYLINE_ROLES, description: "Writers are the authors; the others contribute." },
  },
  { url: url("Their page.") },
);

const category = record("A section or a topic.", {
  key: text("Stable name, part of its URL."),
  label: text("For people."),
  url: url("Its page."),
});

const translation = record("The same article in another language.", {
  id: text("A tag: URI (RFC 4151)."),
  url: url("Its permalink."),
  language: text("BCP 47."),
  title: words,
});

const link = record(
  "A typed link (RFC 8288), the same as in the Link header.",
  { rel: text("Relation type."), href: url("Target.") },
  {
    type: text("Media type."),
    title: text("For people."),
    hreflang: text("Language of the target."),
  },
);

/** The members of `_edgewire` in our JSON Feeds (jsonfeed.org/version/1.1, "Extensions"). */
const jsonFeedExtension = record(
  "The extension _edgewire of an item in our JSON Feeds. Beside the feed's own members it has `about` (this document), `updated` (when the feed last changed) and, where something was withdrawn lately, `removed`: a list of `id`, `date` and `reason`.",
  {
    body: {
      enum: ["full", "summary"],
      description: "summary: the feed was too large for the whole text; the article's URL has it.",
    },
    direction: pointer("direction"),
    licence: pointer("licence"),
    roles: list({
      ...record(
        "Somebody of the byline with their role.",
        { name: text("As it is printed."), role: { enum: BYLINE_ROLES } },
        { url: url("Their page.") },
      ),
    }),
  },
  {
    kickers: { ...list(text("A kicker.")), description: "The kickers of the cards, in order." },
    story: pointer("story"),
    corrections: list(
      record("A visible correction, oldest first.", {
        date,
        text: text("Without markup."),
        html: pointer("inlineHtml"),
      }),
    ),
  },
);

/**
 * JSON Schema (2020-12) of `article.json`. It stays open: members may be added, so a client ignores
 * what it does not know.
 */
export const articleSchema = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "Article",
  ...record(
    "An article of an Edgewire publication. Every URL is absolute.",
    {
      $schema: url("This document."),
      id: text("A tag: URI (RFC 4151), the same in every feed; it survives a move."),
      url: url("The permalink."),
      canonicalUrl: url("The permalink, or where the original stands (RFC 6596)."),
      title: words,
      summary: words,
      language: text("BCP 47."),
      direction: pointer("direction"),
      publishedAt: { ...date, description: "First publication; it never moves." },
      updatedAt: { ...date, description: "Last significant change." },
      byline: list(person),
      section: category,
      topics: list(category),
      licence: pointer("licence"),
      copyright: text("The publication's notice."),
      publication: record("Who publishes it.", {
        title: text("Of the publication."),
        url: url("Its front page."),
        publisher: text("Who answers for the content."),
      }),
      cards: list(
        record(
          "A part of the body.",
          { blocks: list(pointer("block")) },
          {
            kicker: text("What kind of card: Explained, Details."),
            heading: pointer("inlineHtml"),
          },
        ),
      ),
      corrections: list(
        record("A visible correction, oldest first.", { at: date, html: pointer("inlineHtml") }),
      ),
      developments: list(
        record("What happened later, oldest first.", {
          at: date,
          title: words,
          html: pointer("inlineHtml"),
        }),
      ),
      links: list(link),
    },
    { story: pointer("story"), translations: list(translation), picture: pointer("picture") },
  ),
  $defs: {
    ...blockSchemas,
    ...mediaSchemas,
    direction: { enum: ["ltr", "rtl"], description: "How its script runs." },
    licence: record("What may be done with it.", {
      url: url("The licence."),
      label: text("Its short name."),
    }),
    story: record("The running story it is part of.", {
      key: text("Stable name, part of its URL."),
      name: text("For people."),
      url: url("Its page, with its timeline and its articles."),
    }),
    jsonFeedExtension,
  },
} as const;
