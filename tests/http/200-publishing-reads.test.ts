import { describe, expect, it } from "vitest";
import { anArticle, aPublication, EVERY_KIND_OF_FEED, instant, slug } from "../support/builders.ts";
import { aBareNewswire, aNewswire } from "../support/newswire.ts";
import { aForecast, aLedgerArticle, aListedArticle } from "../support/scripted-newsroom.ts";

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

  it.each<readonly ["GET" | "POST", string]>([
    ["GET", ""],
    ["GET", "/revisions"],
    ["GET", "/revisions/1"],
    ["GET", "/revisions/1/diff/2"],
    ["POST", "/previews"],
  ])(
    "%s of articles/:slug%s says where the article went that stood there",
    async (method, path) => {
      const wire = await aNewswire();
      wire.newsroom.moved.set("old", slug("new"));
      const response = await wire.api(method, `/publishing/articles/old${path}`);
      expect([response.status, await response.json()]).toMatchObject([
        404,
        { detail: "There is no article old; what stood there has moved to new" },
      ]);
      const never = await wire.api(method, `/publishing/articles/never${path}`);
      expect(await never.json()).toMatchObject({ detail: "There is no article never" });
    },
  );

  it("gives the settings, and answers 304 to their tag", async () => {
    const wire = await aNewswire();
    const response = await wire.api("GET", "/publishing/publication");
    expect(await response.json()).toEqual(aPublication(EVERY_KIND_OF_FEED));
    const headers = { "If-None-Match": response.headers.get("ETag") ?? "" };
    expect((await wire.api("GET", "/publishing/publication", { headers })).status).toBe(304);
  });

  it("lists articles in pages, each with a link to the next", async () => {
    const wire = await aNewswire();
    wire.newsroom.listed = ["a", "b", "c"].map((name, index) => aListedArticle(name, 9 - index));
    const path = "/publishing/articles?limit=2&topic=syria&q=two%20words";
    const first = await wire.api("GET", path);
    const { articles, next } = await first.json<{ articles: readonly object[]; next: string }>();
    expect(articles).toEqual([aListedArticle("a", 9), expect.objectContaining({ slug: "b" })]);
    const link = `/publishing/articles?limit=2&topic=syria&q=two+words&cursor=${next}`;
    expect(first.headers.get("Link")).toMatch(`<${link}>; rel="next", `);
    wire.newsroom.listed = [aListedArticle("c", 7)];
    const last = await wire.api("GET", link);
    expect(await last.json()).toMatchObject({ articles: [{ slug: "c" }], next: null });
    expect(last.headers.get("Link")).not.toContain("next");
    expect(wire.newsroom.asked).toEqual({
      topic: "syria",
      text: "two words",
      from: { order: "changed", after: 8 },
      limit: 3,
    });
    expect((await wire.api("HEAD", path)).status).toBe(200);
  });

  it("lists by slug, and when what is scheduled is to be released", async () => {
    const wire = await aNewswire();
    const held = { state: "scheduled", releaseMs: Date.UTC(2026, 11, 1) } as const;
    wire.newsroom.listed = [{ ...aListedArticle("a"), ...held }, aListedArticle("b")];
    const first = await wire.api("GET", "/publishing/articles?order=slug&limit=1&state=scheduled");
    const { articles, next } = await first.json<{ articles: readonly object[]; next: string }>();
    expect(articles).toMatchObject([{ slug: "a", scheduledFor: "2026-12-01T00:00:00Z" }]);
    await wire.api("GET", `/publishing/articles?order=slug&cursor=${next}`);
    expect(wire.newsroom.asked?.from).toEqual({ order: "slug", after: "a" });
    expect((await wire.api("GET", `/publishing/articles?cursor=${next}`)).status).toBe(400);
  });

  it.each([
    "limit=0",
    "limit=101",
    "limit=x",
    "cursor=Not%20one",
    "cursor=YQ",
    "state=lost",
    "order=newest",
    "topic=No+slug",
    `q=${"x".repeat(201)}`,
    "after=a",
  ])("answers 400 to a list that is asked for with %s", async (query) => {
    const wire = await aNewswire();
    expect((await wire.api("GET", `/publishing/articles?${query}`)).status).toBe(400);
  });

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

  it("lists the feeds of the settings with what the ledger knows of them", async () => {
    const wire = await aNewswire();
    const facts = { articles: 2, committedAt: instant("2026-11-01T08:00:00Z"), version: 7 };
    wire.newsroom.feedFacts.set("front", facts).set("topics/no-longer", facts);
    const response = await wire.api("GET", "/publishing/feeds");
    const { feeds } = await response.json<{ feeds: readonly { readonly feed: string }[] }>();
    expect(feeds[0]).toEqual({
      feed: "front",
      title: "The Example Wire",
      ...facts,
      page: "https://news.example/",
      rss: "https://news.example/rss.xml",
      atom: "https://news.example/atom.xml",
      json: "https://news.example/feed.json",
    });
    expect(feeds.find(({ feed }) => feed === "sections/world")).toMatchObject({
      articles: 0,
      committedAt: null,
      version: 0,
      rss: "https://news.example/sections/world/rss.xml",
    });
    expect(feeds.map(({ feed }) => feed)).not.toContain("topics/no-longer");
  });

  it("says what PUT would do, and asks the Newsroom for nothing else", async () => {
    const wire = await aNewswire();
    const { picture: _, ...article } = anArticle("first");
    const init = {
      body: JSON.stringify(article),
      headers: { "Content-Type": "application/json", "If-Match": '"1-abc"' },
    };
    const response = await wire.api("POST", "/publishing/articles/first/validate", init);
    expect([response.status, await response.json()]).toEqual([200, aForecast()]);
    const precondition = { kind: "matches", etags: ['"1-abc"'] };
    expect(wire.newsroom.commands).toEqual([
      { name: "forecast", what: { article }, request: { precondition, by: "desk" } },
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
