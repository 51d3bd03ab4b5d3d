import { createRequire } from "node:module";
import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import { describe, expect, it } from "vitest";
import { samples } from "../representations/feed-samples.ts";
import { aNewswire } from "../support/newswire.ts";
import { aLedgerArticle } from "../support/scripted-newsroom.ts";
import { ampFindings } from "./amp-judge.ts";
import { htmlFindings } from "./html-judge.ts";
import { expectWellFormed, isMissing, validateRelaxNg } from "./judges.ts";

const schema = createRequire(import.meta.url)("jsonfeed-schema/schema-v1.1.json") as object;
const ajv = new Ajv({ strict: false, allErrors: true });
addFormats.default(ajv);

describe.each(Object.entries(samples))("a preview of the article %s", (_, article) => {
  /** Its documents, by the name of the form. */
  const previews = async (): Promise<Readonly<Record<string, string>>> => {
    const wire = await aNewswire([]);
    const submission = { article: { ...article, slug: "first" as typeof article.slug } };
    wire.newsroom.articles.set("first", aLedgerArticle({ state: "draft", submission }));
    const made = await wire.api("POST", "/publishing/articles/first/previews");
    const { links } = await made.json<{ links: Record<string, string> }>();
    const documents = Object.entries(links).map(async ([name, url]) => {
      const response = await wire.get(url.replace("https://news.example", ""));
      return [name, await response.text()] as const;
    });
    return Object.fromEntries(await Promise.all(documents));
  };

  it("is valid AMP, HTML and JSON Feed, without the links that would make it known", async () => {
    const { amp = "", html = "", json = "" } = await previews();
    expect(ampFindings(amp)).toEqual([]);
    expect(await htmlFindings(html)).toEqual([]);
    expect(ajv.validate(schema, JSON.parse(json))).toBe(true);
  });

  it.skipIf(isMissing("xmllint"))("is valid Atom, and RSS is XML", async () => {
    const { atom = "", rss = "" } = await previews();
    expect(() => validateRelaxNg("atom.rng", atom)).not.toThrow();
    expectWellFormed({ "preview.rss": rss });
    expect(`${rss}${atom}`).not.toMatch(/rel="(?:self|hub)"/);
  });
});
