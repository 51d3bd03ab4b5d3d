import { describe, expect, it } from "vitest";
import { anArticle } from "../support/builders.ts";
import { FEEDS, REPRESENTATIONS, aNewswire } from "../support/newswire.ts";

describe("while KV fails", () => {
  it.each([...REPRESENTATIONS, `/media/${"0".repeat(64)}.png`])(
    "%s is unavailable for now, and never absent",
    async (path) => {
      const wire = await aNewswire();
      wire.records.failing = true;
      wire.media.failing = true;
      const response = await wire.get(path);
      expect(response.status).toBe(503);
      expect(response.headers.get("Cache-Control")).toBe("no-store");
      expect(response.headers.get("Retry-After")).toMatch(/^\d+$/);
      expect(wire.logged).toMatchObject([{ event: "store-unavailable", path }]);
      expect(await response.text()).not.toContain("KV");
    },
  );

  it.each(["/", "/articles/first", "/stories/the-wire", "/feeds"])(
    "%s is a page for a person, of nothing that KV has",
    async (path) => {
      const wire = await aNewswire();
      wire.records.failing = true;
      const Accept = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
      const response = await wire.get(path, { Accept });
      expect(response.status).toBe(503);
      expect(response.headers.get("Content-Type")).toBe("text/html; charset=utf-8");
      expect(response.headers.get("Content-Security-Policy")).toContain("default-src 'none'");
      expect(response.headers.get("Cache-Control")).toBe("no-store");
      expect(response.headers.get("Retry-After")).toMatch(/^\d+$/);
      expect(await response.text()).toContain("<h1>Not available at the moment</h1>");
      for (const readers of ["*/*", "application/atom+xml, text/html;q=0"]) {
        const plain = await wire.get(path, { Accept: readers });
        expect(plain.headers.get("Content-Type")).toBe("text/plain; charset=utf-8");
      }
    },
  );

  it("the API goes on speaking in problems, to a browser too", async () => {
    const wire = await aNewswire();
    wire.records.failing = true;
    wire.newsroom.publication = () =>
      Promise.reject(Object.assign(new Error(), { retryable: true }));
    const headers = { Accept: "text/html" };
    const response = await wire.api("GET", "/publishing/publication", { headers });
    expect(response.status).toBe(503);
    expect(response.headers.get("Content-Type")).toBe("application/problem+json");
  });

  it.each(FEEDS)("%s goes on being served from what is remembered", async (path) => {
    const wire = await aNewswire();
    const before = await (await wire.get(path)).text();
    wire.records.failing = true;
    wire.pass(3600);
    const response = await wire.get(path);
    expect(response.status).toBe(200);
    expect(await response.text()).toBe(before);
  });

  it("a spoilt record is a 503, not a 404", async () => {
    const wire = await aNewswire();
    for (const record of wire.records.stored.values()) record.metadata = null;
    expect((await wire.get("/rss.xml")).status).toBe(503);
  });

  it("a file that the Newsroom knows may be used at once, while KV does not show it here yet", async () => {
    const wire = await aNewswire();
    const article = anArticle("third");
    const name = article.picture?.url.slice("/media/".length) ?? "";
    wire.newsroom.kept.set(name, { type: "image/png", bytes: 4321 });
    const response = await wire.api("PUT", "/publishing/articles/third", {
      body: JSON.stringify(article),
      headers: { "Content-Type": "application/json" },
    });
    expect(response.status).toBe(201);
  });
});
