import { describe, expect, it } from "vitest";
import { anArticle, slug } from "../support/builders.ts";
import { type Newswire, aNewswire } from "../support/newswire.ts";

const ask = (wire: Newswire, query: Readonly<Record<string, string>>, fields = {}) =>
  wire.get(`/oembed?${new URLSearchParams(query).toString()}`, fields);

const FIRST = "https://news.example/articles/first";

describe("GET /oembed", () => {
  it("is found by what the page of an article says", async () => {
    const wire = await aNewswire();
    const page = await (await wire.get("/articles/first")).text();
    const links = [...page.matchAll(/href="([^"]+)" type="([a-z]+\/[a-z]+\+oembed)"/g)];
    expect(links.map(([, , type]) => type)).toEqual(["application/json+oembed", "text/xml+oembed"]);
    for (const [, href = ""] of links) {
      const { pathname, search } = new URL(href.replaceAll("&amp;", "&"));
      expect((await wire.get(`${pathname}${search}`)).status).toBe(200);
    }
  });

  it("answers for each article alone, with validators, and never from memory of another", async () => {
    const wire = await aNewswire();
    const first = await ask(wire, { url: FIRST });
    expect(await first.json()).toMatchObject({ type: "link", title: "The first article" });
    const second = await ask(wire, { url: FIRST.replace("first", "second") });
    expect(await second.json()).toMatchObject({ title: "The second article" });
    expect(second.headers.get("ETag")).not.toBe(first.headers.get("ETag"));
    expect((await wire.get("/oembed")).status).toBe(404);
    const etag = first.headers.get("ETag") ?? "";
    expect((await ask(wire, { url: FIRST }, { "If-None-Match": etag })).status).toBe(304);
  });

  it("answers in JSON or XML, with a picture unless limits are set", async () => {
    const wire = await aNewswire();
    const xml = await ask(wire, { url: FIRST, format: "xml" });
    expect(xml.headers.get("Content-Type")).toBe("text/xml; charset=utf-8");
    expect(await xml.text()).toContain("<thumbnail_width>1200</thumbnail_width>");
    const limited = await ask(wire, { url: FIRST, format: "xml", maxwidth: "600" });
    expect(await limited.text()).not.toContain("thumbnail");
    expect(limited.headers.get("ETag")).not.toBe(xml.headers.get("ETag"));
  });

  it.each([FIRST, `${FIRST}/`, "http://news.example/Articles/first?utm_source=x#top"])(
    "knows the article by %s",
    async (url) => {
      expect((await ask(await aNewswire(), { url })).status).toBe(200);
    },
  );

  it.each([
    "",
    "first",
    "/articles/first",
    "https://other.example/articles/first",
    `${FIRST}/amp/x`,
  ])("knows no article by %s", async (url) => {
    expect((await ask(await aNewswire(), { url })).status).toBe(404);
  });

  it("leads to where the article moved, and says what is gone", async () => {
    const wire = await aNewswire();
    await wire.put("moved", { kind: "moved", id: anArticle().id, to: slug("first") });
    const moved = await ask(wire, { url: FIRST.replace("first", "moved"), format: "xml" });
    expect([moved.status, moved.headers.get("Location")]).toEqual([
      301,
      `https://news.example/oembed?url=${encodeURIComponent(FIRST)}&format=xml`,
    ]);
  });
});
