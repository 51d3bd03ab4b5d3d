import { readFileSync } from "node:fs";
import { Ajv2019 } from "ajv/dist/2019.js";
import addFormats from "ajv-formats";
import { imageSize } from "image-size";
import { expect, it } from "vitest";
import { elementsOf, parseHtml } from "../support/html-tree.ts";
import { parseXml } from "../support/xml-tree.ts";
import { origin, publishedSources, read } from "./newsstand.ts";

const ajv = new Ajv2019();
addFormats.default(ajv);
const fits = ajv.compile(
  JSON.parse(readFileSync(`${import.meta.dirname}/schemas/oembed-link.schema.json`, "utf8")),
);

/** oembed.com §4: the relation, the type and, asked for, the media type of each form. */
const FORMS = {
  "application/json+oembed": "application/json",
  "text/xml+oembed": "text/xml",
} as const;

/** What a consumer finds that knows the article's address alone: in its head, and in its `Link` field. */
const discovered = async (slug: string): Promise<Record<keyof typeof FORMS, string>> => {
  const response = await fetch(`${origin()}/articles/${slug}`);
  const fields = response.headers.get("Link") ?? "";
  const links = elementsOf(parseHtml(await response.text()))
    .filter(({ tagName, properties }) => tagName === "link" && properties["type"] !== undefined)
    .map(({ properties }) => properties as Readonly<Record<string, unknown>>);
  const entries = Object.keys(FORMS).map((type) => {
    const [link, ...more] = links.filter((each) => each["type"] === type);
    expect([link?.["rel"], more]).toEqual([["alternate"], []]);
    const href = String(link?.["href"]);
    expect(fields).toContain(`<${href}>; rel="alternate"; type="${type}"`);
    return [type, href] as const;
  });
  return Object.fromEntries(entries) as Record<keyof typeof FORMS, string>;
};

/** XML as JSON has it: numbers are the only thing that XML cannot tell from text. */
const responseOf = (xml: string): Record<string, string | number> => {
  const { name, children } = parseXml(xml);
  expect(name).toBe("oembed");
  return Object.fromEntries(
    children.map(({ name: field, text }) => [field, /^\d+$/.test(text) ? Number(text) : text]),
  );
};

it("refuses what belongs to a type with markup, so that a pass means something", () => {
  expect(fits({ type: "link", version: "1.0" })).toBe(true);
  expect(fits({ type: "link", version: "1.0", html: "<p>" })).toBe(false);
  expect(fits({ type: "link", version: "1.0", thumbnail_url: "https://x.example/" })).toBe(false);
});

it.each(publishedSources)(
  "a card of $slug is found, and the same in both forms",
  async (source) => {
    const { slug, frontMatter } = source;
    const addresses = await discovered(slug);
    for (const [type, address] of Object.entries(addresses)) {
      const response = await fetch(address, { method: "HEAD" });
      expect(response.status).toBe(200);
      expect(response.headers.get("Content-Type")).toContain(FORMS[type as keyof typeof FORMS]);
    }
    const card = JSON.parse(await read(addresses["application/json+oembed"]));
    fits(card);
    expect(fits.errors).toBeNull();
    expect(responseOf(await read(addresses["text/xml+oembed"]))).toEqual(card);
    expect(card).toMatchObject({ title: frontMatter.title, provider_url: `${origin()}/` });
    expect(card.thumbnail_url === undefined).toBe(frontMatter.picture === undefined);
    if (!frontMatter.picture) return;
    const picture = await (await fetch(card.thumbnail_url)).arrayBuffer();
    expect(imageSize(new Uint8Array(picture))).toMatchObject({
      width: card.thumbnail_width,
      height: card.thumbnail_height,
    });
  },
);

it("keeps to the size that a consumer has room for (§2.2), and refuses other forms (§2.3.5)", async () => {
  const source = publishedSources.find(({ frontMatter }) => frontMatter.picture);
  const { "application/json+oembed": address } = await discovered(source?.slug ?? "");
  for (const limit of ["maxwidth", "maxheight"]) {
    const card = JSON.parse(await read(`${address}&${limit}=100`));
    expect([fits(card), card.thumbnail_url]).toEqual([true, undefined]);
  }
  const other = address.replace("format=json", "format=yaml");
  expect((await fetch(other)).status).toBe(501);
  const nowhere = `${origin()}/oembed?url=${encodeURIComponent(`${origin()}/articles/never-was`)}`;
  expect((await fetch(nowhere)).status).toBe(404);
});
