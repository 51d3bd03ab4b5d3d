import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { fail, ok } from "../../src/model/result.ts";
import { anArticle } from "../support/builders.ts";
import { aBareNewswire, aNewswire } from "../support/newswire.ts";
import { aReceipt } from "../support/scripted-newsroom.ts";

const articleNamed = (name: string) => {
  const { picture: _, ...article } = anArticle(name);
  return article;
};
const lineOf = (name: string, more: object = { ifNoneMatch: "*" }) => ({
  slug: name,
  article: articleNamed(name),
  ...more,
});

const bulk = async (lines: readonly unknown[], wire?: Awaited<ReturnType<typeof aNewswire>>) => {
  const to = wire ?? (await aNewswire());
  const body = lines
    .map((line) => (typeof line === "string" ? line : JSON.stringify(line)))
    .join("\n");
  const headers = { "Content-Type": "application/x-ndjson" };
  const response = await to.api("POST", "/publishing/bulk", { body, headers });
  const text = await response.text();
  const isLines = response.headers.get("Content-Type") === "application/x-ndjson";
  const answers = isLines
    ? text
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line) as Record<string, unknown>)
    : [];
  return { wire: to, response, answers };
};

describe("POST /publishing/bulk", () => {
  it("answers each line in its place, and hands on what is whole", async () => {
    const { wire, response, answers } = await bulk([
      lineOf("first"),
      "{",
      lineOf("second", { ifMatch: '"1-abc"', draft: true }),
      { slug: "No", article: {} },
      { ...lineOf("third"), article: { ...articleNamed("third"), title: "" } },
      lineOf("fourth", { ifMatch: '"1-abc"', ifNoneMatch: "*" }),
      lineOf("fifth", { ifmatch: "*" }),
      lineOf("sixth", { draft: 1 }),
      lineOf("seventh", { ifMatch: "é" }),
      "[]",
    ]);
    expect(response.status).toBe(200);
    expect(response.headers.get("Cache-Control")).toBe("no-store, no-transform");
    const { projected: _, ...receipt } = aReceipt();
    expect(answers[0]).toMatchObject({ slug: "first", status: 201, ...receipt });
    expect(answers.map(({ slug, status }) => [slug, status])).toEqual([
      ["first", 201],
      [undefined, 400],
      ["second", 201],
      [undefined, 422],
      ["third", 422],
      ["fourth", 400],
      ["fifth", 422],
      ["sixth", 422],
      ["seventh", 422],
      [undefined, 422],
    ]);
    expect(answers[4]?.["problems"]).toEqual([
      { detail: expect.any(String), pointer: "/article/title" },
    ]);
    const by = "desk";
    expect(wire.newsroom.commands).toEqual([
      {
        name: "publish",
        what: { article: articleNamed("first") },
        request: { by, precondition: { kind: "absent" } },
      },
      {
        name: "saveDraft",
        what: { article: articleNamed("second") },
        request: { by, precondition: { kind: "matches", etags: ['"1-abc"'] } },
      },
    ]);
  });

  it("tells a refusal of the Newsroom in its line", async () => {
    const wire = await aNewswire();
    wire.newsroom.outcome = fail({ reason: "stale", current: '"2-def"' });
    const { answers } = await bulk([lineOf("first")], wire);
    expect(answers).toEqual([
      { slug: "first", status: 412, detail: expect.any(String), current: '"2-def"' },
    ]);
  });

  it("asks for the files of all lines once", async () => {
    const wire = await aNewswire();
    const names = ["a", "b"].map((letter) => `${letter.repeat(64)}.png`);
    for (const name of names) wire.newsroom.kept.set(name, { type: "image/png", bytes: 9 });
    const asked: (readonly string[])[] = [];
    Object.assign(wire.newsroom, {
      media: (wanted: readonly string[]) => {
        asked.push(wanted);
        return Promise.resolve(
          new Map([...wire.newsroom.kept].filter(([name]) => wanted.includes(name))),
        );
      },
    });
    const { answers } = await bulk(
      names.map((name, index) => {
        const { article, ...line } = lineOf(`a${index}`);
        const { cards: _, ...rest } = article;
        const html = `<p>So.</p><img src="/media/${name}" alt="" width="1" height="1">`;
        return { ...line, article: { ...rest, html } };
      }),
      wire,
    );
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect(asked).toEqual([names]);
  });

  it("takes at most 500 lines, of at most 1 MiB each, and NDJSON alone", async () => {
    const many = await bulk(Array.from({ length: 501 }, () => "{}"));
    expect(many.response.status).toBe(413);
    const { answers } = await bulk([{ ...lineOf("first"), ifMatch: "x".repeat(1024 * 1024) }]);
    expect(answers[0]).toMatchObject({ slug: "first", status: 413 });
    const wire = await aNewswire();
    expect((await wire.api("POST", "/publishing/bulk", { body: "{}" })).status).toBe(415);
    expect((await bulk([lineOf("first")], aBareNewswire())).response.status).toBe(409);
  });

  it("takes no withdrawal from a token that may not withdraw", async () => {
    const wire = await aNewswire();
    wire.newsroom.outcome = ok(aReceipt());
    const token = `ew_${"t".repeat(43)}`;
    const sha256 = createHash("sha256").update(token).digest("hex");
    wire.newsroom.holders.set(sha256, { name: "editor", scopes: ["publish"] });
    const withdrawn = { at: "2026-11-02T08:00:00Z", reason: "In error." };
    const line = lineOf("first");
    const response = await wire.send("POST", "/publishing/bulk", {
      body: JSON.stringify({ ...line, article: { ...line.article, withdrawn } }),
      headers: { "Content-Type": "application/x-ndjson", Authorization: `Bearer ${token}` },
    });
    expect(JSON.parse(await response.text())).toMatchObject({ slug: "first", status: 403 });
    expect(wire.newsroom.commands).toEqual([]);
  });
});
