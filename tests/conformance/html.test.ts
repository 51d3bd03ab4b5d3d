import { HtmlValidate } from "html-validate";
import { describe, expect, it } from "vitest";
import { feedPaths, publishedSources, read, sources } from "./newsstand.ts";
import { origin } from "./newsstand.ts";

const judge = new HtmlValidate({
  extends: ["html-validate:standard", "html-validate:a11y"],
  rules: {
    "long-title": "off", // a headline is as long as the news needs
    "no-raw-characters": "off", // `>` and `&` in attributes are legal; we escape what must be
    "require-sri": "off", // for AMP's own scripts, which change in place
    "void-style": "off",
    "doctype-style": "off",
    "attribute-boolean-style": "off",
    "attribute-empty-style": "off",
  },
});

const findings = async (document: string): Promise<readonly string[]> => {
  const report = await judge.validateString(document);
  return report.results.flatMap(({ messages }) =>
    messages.map(({ line, column, ruleId, message }) => `${line}:${column} ${ruleId}: ${message}`),
  );
};

describe("HTML by html-validate", () => {
  it("refuses a picture without a text, so that a pass means something", async () => {
    expect(
      await findings(
        '<!doctype html><html lang="en"><head><title>x</title></head><body><img src="x.png"></body></html>',
      ),
    ).not.toEqual([]);
  });

  const pages = feedPaths().map((path) => path || "/");
  it.each(pages)("%s", async (path) => {
    const document = await read(path);
    expect(await findings(document)).toEqual([]);
    expect(document.match(/<h1[ >]/g)).toHaveLength(1);
    expect(document).toMatch(/<link rel="canonical" href="[^"]+"/);
  });

  it.each(sources.filter(({ withdrawn }) => withdrawn))(
    "the notice of $slug, and of what never was",
    async ({ slug }) => {
      for (const path of [`/articles/${slug}`, "/articles/never-was"]) {
        const response = await fetch(new URL(path, origin()));
        expect([404, 410]).toContain(response.status);
        expect(await findings(await response.text())).toEqual([]);
      }
    },
  );
});

describe("JSON-LD", () => {
  it.each(publishedSources)("of $slug says what its source says", async ({ slug, frontMatter }) => {
    for (const path of [`/articles/${slug}`, `/articles/${slug}/amp`]) {
      const document = await read(path);
      const data = /<script type="application\/ld\+json">([^]*?)<\/script>/.exec(document)?.[1];
      expect(JSON.parse(data ?? "")).toMatchObject({
        "@type": "NewsArticle",
        datePublished: frontMatter.publishedAt,
      });
    }
  });
});
