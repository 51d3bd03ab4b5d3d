import { describe, expect, it } from "vitest";
import { licenseXml } from "../../src/representations/license-xml.ts";
import { PAYMENTS } from "../../src/model/licensing.ts";
import { aPublication, EVERY_FILE } from "../support/builders.ts";
import {
  childrenNamed,
  onlyChild,
  parseXml,
  textOf,
  type XmlElement,
} from "../support/xml-tree.ts";
import { isMissing, validateRelaxNg } from "./judges.ts";
import { aNewClient, origin, publishedSources, read } from "./newsstand.ts";

const NAMESPACE = "https://rslstandard.org/rsl";
const rsl = (name: string): string => `{${NAMESPACE}}${name}`;

/** Every `rsl:content` of a feed in a document of its own, which is all that the grammar knows. */
const contentsOf = (rss: string): string => {
  const contents = rss.match(/<rsl:content\b[^]*?<\/rsl:content>/g) ?? [];
  return `<rsl:rsl xmlns:rsl="${NAMESPACE}">${contents.join("")}</rsl:rsl>`;
};

/** The source of what an item leads to: the article, or a note of it. */
const sourceOf = (item: XmlElement) => {
  const link = textOf(item, "link").replace(/#.*/, "");
  const source = publishedSources.find(({ slug }) => link === `${origin()}/articles/${slug}`);
  return { link, ...source?.frontMatter };
};

const FEEDS = ["", "/feeds/headlines", ...publishedSources.map(({ slug }) => `/articles/${slug}`)];

describe.skipIf(isMissing("xmllint"))("RSL by the grammar of RSL 1.0", () => {
  it("refuses a list with commas, so that a pass means something", async () => {
    const bad = (await read("/license.xml")).replace("search ai-input", "search, ai-input");
    expect(() => validateRelaxNg("rsl.rng", bad)).toThrow("xmllint");
  });

  it("/license.xml", async () => {
    const document = await read("/license.xml");
    expect(() => validateRelaxNg("rsl.rng", document)).not.toThrow();
  });

  it.each(PAYMENTS)("a licence of payment %s", (payment) => {
    const document = licenseXml.render(
      aPublication({ licensing: { ...EVERY_FILE.licensing, payment } }),
    );
    expect(() => validateRelaxNg("rsl.rng", document)).not.toThrow();
  });

  it.each(FEEDS.map((path) => `${path}/rss.xml`))("the items of %s", async (path) => {
    const document = await read(path);
    const items = childrenNamed(onlyChild(parseXml(document), "channel"), "item");
    const licensed = items.filter((item) => !sourceOf(item).canonicalUrl);
    for (const item of items) {
      const { link, canonicalUrl, licence } = sourceOf(item);
      const [content, ...more] = childrenNamed(item, rsl("content"));
      // What was first published elsewhere is not ours to license.
      expect([link, Boolean(content), more]).toEqual([link, !canonicalUrl, []]);
      if (!content) continue;
      const payment = onlyChild(onlyChild(content, rsl("license")), rsl("payment"));
      expect([content.attributes["url"], textOf(payment, rsl("standard"))]).toEqual([
        link,
        licence?.url ?? "https://creativecommons.org/licenses/by/4.0/",
      ]);
    }
    if (licensed.length === 0) return;
    expect(() => validateRelaxNg("rsl.rng", contentsOf(document))).not.toThrow();
  });
});

it.each(publishedSources)(
  "$slug names the licence in its Link field",
  async ({ slug, frontMatter }) => {
    for (const file of ["", "/amp", "/article.json", "/article.md"]) {
      const { headers } = await fetch(`${origin()}/articles/${slug}${file}`, { method: "HEAD" });
      const licences = (headers.get("Link") ?? "")
        .split(/, (?=<)/)
        .filter((link) => /; rel="license"/.test(link) && link.includes("rsl+xml"));
      const ours = `<${origin()}/license.xml>; rel="license"; type="application/rsl+xml"`;
      // What has terms of its own, or stood elsewhere first, does not name those of everything here.
      const { canonicalUrl, licence } = frontMatter;
      expect([file, licences]).toEqual([file, canonicalUrl || licence ? [] : [ours]]);
    }
  },
);

it("which is RSL by its media type, too", async () => {
  const { headers } = await fetch(`${origin()}/license.xml`, { headers: aNewClient() });
  expect(headers.get("Content-Type")).toMatch(/^application\/rsl\+xml(?:;|$)/);
});
