import { describe, expect, it } from "vitest";
import { anArticle, aPublication, EVERY_KIND_OF_FEED, instant } from "../support/builders.ts";
import { aBareNewswire, aNewswire } from "../support/newswire.ts";
import { aLedgerArticle } from "../support/scripted-newsroom.ts";

const withdrawn = { at: instant("2026-11-01T09:00:00Z"), reason: "In error." };
const ledger = aLedgerArticle({
  submission: { article: anArticle("first"), withdrawn },
  state: "gone",
  etag: '"2-abc"',
});

describe("GET of the API", () => {
  it("gives an article in the JSON that PUT takes", async () => {
    const wire = await aNewswire();
    wire.newsroom.articles.set("first", ledger);
    const response = await wire.api("GET", "/publishing/articles/first");
    expect(response.status).toBe(200);
    expect(response.headers.get("ETag")).toBe('"2-abc"');
    expect(response.headers.get("Cache-Control")).toBe("no-store, no-transform");
    expect(await response.json()).toEqual({ ...anArticle("first"), withdrawn });
    const head = await wire.api("HEAD", "/publishing/articles/first");
    expect([head.status, head.headers.get("ETag"), await head.text()]).toEqual([
      200,
      '"2-abc"',
      "",
    ]);
  });

  it("gives the settings, and answers 304 to their tag", async () => {
    const wire = await aNewswire();
    const response = await wire.api("GET", "/publishing/publication");
    expect(await response.json()).toEqual(aPublication(EVERY_KIND_OF_FEED));
    const headers = { "If-None-Match": response.headers.get("ETag") ?? "" };
    expect((await wire.api("GET", "/publishing/publication", { headers })).status).toBe(304);
  });

  it("lists articles in pages, each beginning behind the one before", async () => {
    const wire = await aNewswire();
    for (const name of ["c", "a", "b"]) {
      const submission = { article: anArticle(name) };
      wire.newsroom.articles.set(name, aLedgerArticle({ submission, state: "live" }));
    }
    const first = await wire.api("GET", "/publishing/articles?limit=2");
    const { submission: _, ...facts } = aLedgerArticle();
    expect(await first.json()).toEqual({
      articles: [
        { slug: "a", id: anArticle("a").id, ...facts },
        { slug: "b", id: anArticle("b").id, ...facts },
      ],
      next: "b",
    });
    const last = await wire.api("GET", "/publishing/articles?after=b&limit=2");
    expect(await last.json()).toMatchObject({ articles: [{ slug: "c" }], next: null });
    expect((await wire.api("HEAD", "/publishing/articles")).status).toBe(200);
  });

  it.each(["limit=0", "limit=1001", "limit=x", "after=Not%20a%20slug"])(
    "answers 400 to a list that is asked for with %s",
    async (query) => {
      const wire = await aNewswire();
      expect((await wire.api("GET", `/publishing/articles?${query}`)).status).toBe(400);
    },
  );

  it("takes old addresses in their one spelling, and gives them back", async () => {
    const wire = await aNewswire();
    const put = (body: object): Promise<Response> =>
      wire.api("PUT", "/publishing/redirects", {
        body: JSON.stringify(body),
        headers: { "Content-Type": "application/json" },
      });
    const response = await put({ "/2017/a/": "first", "/?p=12": "first", "/b é": "second" });
    expect(await response.json()).toMatchObject({ changed: true, projected: true });
    await put({ "/?p=12": null });
    const listed = await wire.api("GET", "/publishing/redirects");
    expect(await listed.json()).toEqual({
      redirects: { "/2017/a": "first", "/b%20%C3%A9": "second" },
      next: null,
    });
    const wrong = await put({
      "//elsewhere.example/": "first",
      "/": "first",
      "/x": "No slug",
      y: "first",
    });
    expect(wrong.status).toBe(422);
    const { problems } = await wrong.json<{ problems: readonly { pointer: string }[] }>();
    expect(problems.map(({ pointer }) => pointer)).toEqual([
      "/~1~1elsewhere.example~1",
      "/~1",
      "/~1x",
      "/y",
    ]);
  });

  it("says how far a projection is", async () => {
    const wire = await aNewswire();
    wire.newsroom.progress = {
      done: false,
      waiting: [{ key: "edition:v1:front", attempts: 2, lastError: "429" }],
    };
    const response = await wire.api("GET", "/publishing/projections/7");
    expect(await response.json()).toEqual(wire.newsroom.progress);
  });

  it("says whether a file is there, without asking KV", async () => {
    const wire = await aNewswire();
    const name = `${"ab".repeat(32)}.png`;
    wire.media.failing = true;
    expect((await wire.api("HEAD", `/publishing/media/${name}`)).status).toBe(404);
    wire.newsroom.kept.set(name, { type: "image/png", bytes: 1 });
    expect((await wire.api("HEAD", `/publishing/media/${name}`)).status).toBe(200);
  });

  it.each([
    "/publishing/articles/none",
    "/publishing/articles/under_score",
    "/publishing/publication",
    "/publishing/media/none.png",
    "/publishing/projections/0",
    "/publishing/projections/x",
    "/publishing/nothing",
  ])("answers 404 with a problem for %s", async (path) => {
    const response = await aBareNewswire().api("GET", path);
    expect(response.status).toBe(404);
    expect(response.headers.get("Content-Type")).toBe("application/problem+json");
    expect(response.headers.get("Cache-Control")).toBe("no-store, no-transform");
  });
});
