import { describe, expect, it } from "vitest";
import { MEMO_TRUST_SECONDS } from "../../src/edge/trust.ts";
import type { LanguageTag } from "../../src/model/language.ts";
import type { Translation } from "../../src/model/translation.ts";
import { anArticle, slug } from "../support/builders.ts";
import { aNewswire } from "../support/newswire.ts";

const BASE = "https://news.example/articles";
const english = anArticle("wire", { language: "en-GB" as LanguageTag });
const arabic = anArticle("silk", {
  language: "ar" as LanguageTag,
  direction: "rtl",
  title: "السلك",
  translationOf: english.slug,
});
const spanish = anArticle("hilo", {
  language: "es-MX" as LanguageTag,
  title: "El hilo",
  translationOf: english.slug,
});
const translation = ({ id, slug: at, language, title }: typeof english): Translation => ({
  id,
  slug: at,
  language,
  title,
});

const aTranslatedNewswire = async () => {
  const wire = await aNewswire([english]);
  const family = [english, arabic, spanish];
  for (const article of family) {
    const translations = family.filter((other) => other !== article).map(translation);
    await wire.put(article.slug, { kind: "live", article, translations });
  }
  return wire;
};

/** What a page says of the languages there are, in the body or in the header. */
const alternatesIn = (text: string): readonly string[] =>
  [...text.matchAll(/<(https:[^>]+)>; rel="alternate"; hreflang="([^"]+)"/g)].map(
    ([, href, language]) => `${language} ${href}`,
  );

const alternatesOf = (document: string): readonly string[] =>
  [...document.matchAll(/<link rel="alternate" href="([^"]+)" hreflang="([^"]+)">/g)].map(
    ([, href, language]) => `${language} ${href}`,
  );

describe("an article in several languages", () => {
  it("names every language, its own too, the same on each of its pages and in their headers", async () => {
    const wire = await aTranslatedNewswire();
    const expected = [
      `en-GB ${BASE}/wire`,
      `ar ${BASE}/silk`,
      `es-MX ${BASE}/hilo`,
      `x-default ${BASE}/wire`,
    ];
    for (const name of ["wire", "silk", "hilo"]) {
      const response = await wire.get(`/articles/${name}`);
      const byLanguage = (alternates: readonly string[]) => alternates.toSorted();
      expect(byLanguage(alternatesOf(await response.text()))).toEqual(byLanguage(expected));
      expect(byLanguage(alternatesIn(response.headers.get("Link") ?? ""))).toEqual(
        byLanguage(expected),
      );
    }
  });

  it("leads readers to the others, each named in its own language", async () => {
    const wire = await aTranslatedNewswire();
    for (const file of ["", "/amp"]) {
      const page = await (await wire.get(`/articles/wire${file}`)).text();
      expect(page).toMatch(
        /Also in <a href="[^"]*\/articles\/silk" hreflang="ar" lang="ar" dir="rtl">العربية<\/a>, <a href="[^"]*\/articles\/hilo" hreflang="es-MX" lang="es-MX">El hilo<\/a>/,
      );
    }
    const page = await (await wire.get("/articles/silk")).text();
    expect(page).toMatch(
      /Also in <a href="\/articles\/wire" hreflang="en-GB" lang="en-GB">English</,
    );
  });

  it("is told apart by Open Graph and schema.org as original and translation", async () => {
    const wire = await aTranslatedNewswire();
    const original = await (await wire.get("/articles/wire")).text();
    expect(original).toContain('<meta property="og:locale" content="en_GB">');
    expect(original.match(/og:locale:alternate" content="[^"]+/g)).toEqual([
      'og:locale:alternate" content="es_MX',
    ]);
    expect(jsonLdOf(original)).toMatchObject({
      workTranslation: [
        { "@id": arabic.id, url: `${BASE}/silk`, headline: "السلك", inLanguage: "ar" },
        { "@id": spanish.id, inLanguage: "es-MX" },
      ],
    });
    const data = jsonLdOf(await (await wire.get("/articles/hilo")).text());
    expect(data).toMatchObject({ translationOfWork: { "@id": english.id, inLanguage: "en-GB" } });
    expect(data).not.toHaveProperty("workTranslation");
  });

  it("says so in its data", async () => {
    const wire = await aTranslatedNewswire();
    expect(await (await wire.get("/articles/hilo/article.json")).json()).toMatchObject({
      translations: [
        { id: english.id, url: `${BASE}/wire`, language: "en-GB", title: english.title },
        { id: arabic.id, url: `${BASE}/silk`, language: "ar", title: "السلك" },
      ],
    });
  });

  it("has no default where the original is gone", async () => {
    const wire = await aTranslatedNewswire();
    await wire.put("hilo", { kind: "live", article: spanish, translations: [translation(arabic)] });
    const page = await (await wire.get("/articles/hilo")).text();
    expect(alternatesOf(page)).toEqual([`es-MX ${BASE}/hilo`, `ar ${BASE}/silk`]);
    expect(jsonLdOf(page)).not.toHaveProperty("translationOfWork");
  });

  it("gets another validator when another language comes or goes", async () => {
    const wire = await aTranslatedNewswire();
    const etag = (await wire.get("/articles/wire")).headers.get("ETag") ?? "";
    await wire.put("wire", { kind: "live", article: english });
    wire.pass(MEMO_TRUST_SECONDS);
    const response = await wire.get("/articles/wire", { "If-None-Match": etag });
    expect(response.status).toBe(200);
    const page = await response.text();
    expect(alternatesOf(page)).toEqual([]);
    expect(page).not.toContain("Also in");
    expect(page).not.toContain(`/articles/${slug("hilo")}`);
  });
});

const jsonLdOf = (page: string): unknown =>
  JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page)?.[1] ?? "");
