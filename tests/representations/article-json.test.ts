import { describe, expect, it } from "vitest";
import { z } from "zod";
import type { Article } from "../../src/model/article.ts";
import type { Link } from "../../src/model/link.ts";
import { articlePageOf } from "../../src/model/page.ts";
import { articleJson } from "../../src/representations/article-json.ts";
import { articleSchema } from "../../src/representations/article-schema.ts";
import { jsonFeed } from "../../src/representations/json-feed.ts";
import { aPublication } from "../support/builders.ts";
import { expectGolden } from "../support/golden.ts";
import { linksOf, NASTY, sampleFeeds, samples } from "./feed-samples.ts";

const LINKS: readonly Link[] = [
  { rel: "self", href: "https://news.example/articles/a/article.json", type: "application/json" },
  { rel: "canonical", href: "https://news.example/articles/a" },
];

const render = (article: Article): string =>
  articleJson.render(articlePageOf(article, aPublication()), LINKS);

type JsonSchema = Parameters<typeof z.fromJSONSchema>[0];

/** The same schema, closed: a member that it does not describe is an error. */
const closed = (schema: unknown): unknown => {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== "object" || schema === null) return schema;
  const members = Object.fromEntries(
    Object.entries(schema).map(([name, value]) => [name, closed(value)]),
  );
  return "properties" in schema ? { ...members, additionalProperties: false } : members;
};

const validator = (schema: unknown) => z.fromJSONSchema(closed(schema) as JsonSchema);

describe("article.json", () => {
  it.each(Object.entries(samples))("renders %s as it always did", (name, article) => {
    expectGolden(`${name}.article.json`, render(article));
  });

  it.each(Object.entries(samples))("describes every member of %s in its schema", (_, article) => {
    expect(validator(articleSchema).safeParse(JSON.parse(render(article)))).toMatchObject({
      success: true,
    });
  });

  it("has a schema that refuses an unknown block and a missing member", () => {
    const document = JSON.parse(render(samples.plain)) as Record<string, unknown>;
    const { title: _, ...untitled } = document;
    const strange = { ...document, cards: [{ blocks: [{ type: "marquee" }] }] };
    expect(validator(articleSchema).safeParse(untitled).success).toBe(false);
    expect(validator(articleSchema).safeParse(strange).success).toBe(false);
  });

  it("documents the extension of our JSON Feeds in the same schema", () => {
    const { $defs } = articleSchema;
    const extension = validator({ $ref: "#/$defs/jsonFeedExtension", $defs });
    for (const feed of Object.values(sampleFeeds)) {
      const { items } = JSON.parse(jsonFeed.render(feed, linksOf(feed, jsonFeed.file))) as {
        readonly items: readonly { readonly _edgewire: unknown }[];
      };
      for (const item of items) {
        expect(extension.safeParse(item._edgewire)).toMatchObject({ success: true });
      }
    }
  });

  it("points at its schema and prints the links it was given", () => {
    expect(JSON.parse(render(samples.plain))).toMatchObject({
      $schema: "https://news.example/schemas/article.json",
      links: LINKS,
    });
  });

  it("keeps text as it is and makes every URL absolute", () => {
    const document = JSON.parse(render({ ...samples.everything, title: NASTY })) as Article;
    expect(document.title).toBe(NASTY);
    expect(JSON.stringify(document)).not.toMatch(/(?:"|=\\")\//);
  });
});
