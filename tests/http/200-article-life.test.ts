import { describe, expect, it } from "vitest";
import { ok } from "../../src/model/result.ts";
import { anArticle, inline, instant, slug } from "../support/builders.ts";
import { aNewswire } from "../support/newswire.ts";
import { aLedgerArticle, aReceipt, aRevision } from "../support/scripted-newsroom.ts";

const FIRST = "/publishing/articles/first";
const JSON_TYPE = { "Content-Type": "application/json" };
const { picture: _, ...article } = anArticle("first");
const request = { precondition: { kind: "present" }, by: "desk" };

/** A wire whose newsroom has what it is told of already, and changes it. */
const aChangingNewswire = async () => {
  const wire = await aNewswire();
  wire.newsroom.outcome = ok(aReceipt({ created: false }));
  return wire;
};

describe("a command of the API", () => {
  it.each([
    ["PUT", "/draft", article, "saveDraft", { article }],
    ["DELETE", "/draft", undefined, "deleteDraft", { slug: "first" }],
    ["POST", "/publish", undefined, "publishDraft", { slug: "first" }],
    [
      "POST",
      "/schedule",
      { at: "2026-12-01T09:00:00+01:00" },
      "schedule",
      { slug: "first", at: "2026-12-01T08:00:00Z" },
    ],
    ["DELETE", "/schedule", undefined, "unschedule", { slug: "first" }],
    [
      "POST",
      "/corrections",
      { text: "It was *Tuesday*." },
      "correct",
      { slug: "first", html: "It was <em>Tuesday</em>." },
    ],
    ["POST", "/reinstate", undefined, "reinstate", { slug: "first" }],
    ["POST", "/move", { to: "second" }, "move", { from: "first", to: "second" }],
    ["POST", "/revisions/3/restore", undefined, "restore", { slug: "first", revision: 3 }],
  ])(
    "%s %s is told to the newsroom, with who, which and why",
    async (method, path, body, name, what) => {
      const wire = await aChangingNewswire();
      const response = await wire.api(method, `${FIRST}${path}?note=as%20told`, {
        headers: { ...JSON_TYPE, "If-Match": "*" },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      expect(response.ok).toBe(true);
      expect(wire.newsroom.commands).toEqual([
        { name, what, request: { ...request, note: "as told" } },
      ]);
    },
  );

  it("of withdrawal says of which kind", async () => {
    const wire = await aChangingNewswire();
    const remove = (query: string) => wire.api("DELETE", `${FIRST}?reason=wrong&${query}`);
    await remove("kind=retracted");
    expect(wire.newsroom.commands.at(-1)?.what).toEqual({
      slug: "first",
      reason: "wrong",
      retracted: true,
    });
    await remove("kind=legal&demandBy=A+court");
    expect(wire.newsroom.commands.at(-1)?.what).toMatchObject({ demand: { by: "A court" } });
    for (const query of ["kind=legal", "kind=gone&demandBy=A+court", "kind=lost"]) {
      expect((await remove(query)).status).toBe(400);
    }
  });

  it("names everything that is wrong with what it takes", async () => {
    const wire = await aChangingNewswire();
    const send = async (path: string, body: unknown) => {
      const init = { headers: JSON_TYPE, body: JSON.stringify(body) };
      return await (await wire.api("POST", `${FIRST}${path}`, init)).json();
    };
    expect(await send("/schedule", { at: "tomorrow" })).toMatchObject({
      problems: [{ pointer: "/at" }],
    });
    expect(await send("/schedule", { at: 5 })).toMatchObject({
      problems: [{ pointer: "/at", detail: "is no text" }],
    });
    expect(await send("/move", { to: "No Slug" })).toMatchObject({
      problems: [{ pointer: "/to" }],
    });
    expect(await send("/corrections", { text: "# Big" })).toMatchObject({
      problems: [{ pointer: "/text" }],
    });
    expect(await send("/move", { from: "first" })).toMatchObject({
      problems: [{ pointer: "/from" }, { pointer: "/to" }],
    });
  });

  it("takes an embargo, and what else directs a publication, in JSON and Markdown alike", async () => {
    const wire = await aChangingNewswire();
    const { publishedAt: _at, updatedAt: _updated, ...undated } = article;
    const directions = { embargo: "2026-12-01T08:00:00Z", breaking: true, movedFrom: ["old"] };
    const put = (body: string, type: string) =>
      wire.api("PUT", FIRST, { body, headers: { "Content-Type": type } });
    await put(JSON.stringify({ ...undated, ...directions }), "application/json");
    const lines = [
      "---",
      `id: ${article.id}`,
      "title: T",
      "summary: S",
      "section: world",
      "byline: [{ writer: ada }]",
      "embargo: 2026-12-01T08:00:00Z",
      "breaking: true",
      "movedFrom: [old]",
      "---",
      "",
      "Text.",
    ];
    await put(lines.join("\n"), "text/markdown");
    const told = wire.newsroom.commands.map(({ what }) => what);
    const dated = { publishedAt: directions.embargo, updatedAt: directions.embargo };
    for (const submission of told) {
      expect(submission).toMatchObject({ ...directions, article: dated });
    }
    expect(told).toHaveLength(2);
    const elsewhen = { ...article, ...directions };
    const refused = await put(JSON.stringify(elsewhen), "application/json");
    expect(await refused.json()).toMatchObject({ problems: [{ pointer: "/publishedAt" }] });
  });
});

describe("a submission that says nothing of corrections", () => {
  it("leaves them to the newsroom; one that says that there are none does not", async () => {
    const wire = await aChangingNewswire();
    const put = async (body: string, type: string) => {
      const headers = { "Content-Type": type, "If-Match": "*" };
      expect((await wire.api("PUT", FIRST, { body, headers })).status).toBe(200);
      return wire.newsroom.commands.at(-1)?.what;
    };
    const { corrections: _, developments: _later, ...silent } = article;
    const unsaid = { unsaid: ["corrections", "developments"] };
    expect(await put(JSON.stringify(silent), "application/json")).toMatchObject(unsaid);
    expect(await put(JSON.stringify(article), "application/json")).toEqual({ article });
    const { id, title, summary, section, publishedAt } = article;
    const head = { id, title, summary, section, publishedAt, byline: [{ writer: "ada" }] };
    const file = `---\n${JSON.stringify(head)}\n---\n\nText.\n`;
    expect(await put(file, "text/markdown")).toMatchObject(unsaid);
  });
});

describe("what the ledger remembers", () => {
  it("is read as PUT takes it, with its state beside it", async () => {
    const wire = await aNewswire();
    const embargo = instant("2026-12-01T08:00:00Z");
    const submission = { article: anArticle("first"), embargo };
    wire.newsroom.articles.set("first", aLedgerArticle({ state: "scheduled", submission }));
    const response = await wire.api("GET", FIRST);
    expect(response.headers.get("Article-State")).toBe("scheduled");
    expect(await response.json()).toEqual({ ...anArticle("first"), embargo });
  });

  it("is every revision, and what differs between two", async () => {
    const wire = await aNewswire();
    const corrected = anArticle("first", {
      title: "Renamed",
      corrections: [{ at: instant("2026-11-02T08:00:00Z"), html: inline("It was Tuesday.") }],
    });
    wire.newsroom.history.set("first", [
      aRevision({ revision: 2, submission: { article: corrected }, note: "why" }),
      aRevision({ revision: 1 }),
    ]);
    const { submission: _first, ...listed } = aRevision({ revision: 2, note: "why" });
    const list = await (
      await wire.api("GET", `${FIRST}/revisions`)
    ).json<{ revisions: unknown[] }>();
    expect(list.revisions[0]).toMatchObject(listed);
    const one = await wire.api("GET", `${FIRST}/revisions/2`);
    expect(await one.json()).toMatchObject({ note: "why", content: { title: "Renamed" } });
    const diff = await wire.api("GET", `${FIRST}/revisions/1/diff/2`);
    expect(await diff.json()).toMatchObject({
      from: 1,
      to: 2,
      changes: [
        { kind: "changed", pointer: "/title", after: "Renamed" },
        { kind: "added", pointer: "/corrections/0" },
      ],
    });
  });
});

describe("a retracted article", () => {
  const retraction = {
    kind: "retracted",
    id: anArticle("first").id,
    title: "Moon made of cheese",
    language: anArticle("first").language,
    direction: "ltr",
    publishedAt: instant("2026-11-01T08:00:00Z"),
    withdrawnAt: instant("2026-11-02T08:00:00Z"),
    reason: "The data were made up.",
    replacedBy: slug("second"),
  } as const;

  it("answers 200 at its permalink, with its headline, dates and the reason, and none of its text", async () => {
    const wire = await aNewswire();
    await wire.put("first", retraction);
    const response = await wire.get("/articles/first");
    expect(response.status).toBe(200);
    expect(response.headers.get("Cache-Control")).toBe("max-age=300");
    const page = await response.text();
    for (const said of [retraction.title, retraction.reason, "/articles/second", "retracted"]) {
      expect(page).toContain(said);
    }
    expect(page).not.toContain("It begins");
  });

  it.each(["amp", "article.json", "article.md", "rss.xml", "atom.xml", "feed.json"])(
    "answers 410 at its %s",
    async (file) => {
      const wire = await aNewswire();
      await wire.put("first", retraction);
      const response = await wire.get(`/articles/first/${file}`);
      expect(response.status).toBe(410);
      expect(await response.text()).toContain(retraction.reason);
    },
  );
});
