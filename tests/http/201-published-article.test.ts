import { describe, expect, it } from "vitest";
import { ok } from "../../src/model/result.ts";
import { anArticle, aPublication } from "../support/builders.ts";
import { aBareNewswire, aNewswire } from "../support/newswire.ts";
import { aReceipt } from "../support/scripted-newsroom.ts";

const article = (() => {
  const { picture: _, ...rest } = anArticle("first");
  return rest;
})();

const put = (body: string, type = "application/json", headers: Record<string, string> = {}) => ({
  body,
  headers: { "Content-Type": type, "If-None-Match": "*", ...headers },
});

describe("PUT /publishing/articles/:slug", () => {
  it("publishes JSON: 201, with the revision tag and where it stands", async () => {
    const wire = await aNewswire();
    const response = await wire.api(
      "PUT",
      "/publishing/articles/first",
      put(JSON.stringify(article)),
    );
    expect(response.status).toBe(201);
    expect(response.headers.get("ETag")).toBe('"1-abc"');
    expect(response.headers.get("Location")).toBe("/publishing/articles/first");
    expect(response.headers.get("Cache-Control")).toBe("no-store, no-transform");
    expect(await response.json()).toEqual({
      ...aReceipt(),
      projection: "/publishing/projections/7",
    });
    expect(wire.newsroom.commands).toEqual([
      {
        name: "publish",
        what: { article },
        request: { by: "desk", precondition: { kind: "absent" } },
      },
    ]);
  });

  it("publishes Markdown, with a byte order mark and a charset too", async () => {
    const wire = await aNewswire();
    const markdown = `\uFEFF---
id: tag:news.example,2026-11-01:first
title: First
summary: What it says.
publishedAt: 2026-11-01T08:00:00Z
section: world
byline:
  - writer: ada
---
It begins.
`;
    const response = await wire.api(
      "PUT",
      "/publishing/articles/first",
      put(markdown, "text/markdown; charset=UTF-8"),
    );
    expect(response.status).toBe(201);
    expect(wire.newsroom.commands).toMatchObject([
      { name: "publish", what: { article: { slug: "first", title: "First", language: "en" } } },
    ]);
  });

  it("knows an uploaded file by what KV says of it", async () => {
    const wire = await aNewswire();
    const { picture } = anArticle("first");
    const name = picture?.url.slice("/media/".length) ?? "";
    wire.media.files.set(name, {
      bytes: new Uint8Array(),
      metadata: { type: "image/png", bytes: picture?.bytes ?? 0 },
    });
    wire.newsroom.kept.set(name, { type: "image/png", bytes: picture?.bytes ?? 0 });
    const body = JSON.stringify({ ...article, picture });
    const response = await wire.api("PUT", "/publishing/articles/first", put(body));
    expect(response.status).toBe(201);
  });
});

describe("PUT /publishing/publication", () => {
  it("adopts the settings", async () => {
    const wire = aBareNewswire();
    const publication = aPublication();
    const response = await wire.api(
      "PUT",
      "/publishing/publication",
      put(JSON.stringify(publication)),
    );
    expect(response.status).toBe(201);
    expect(response.headers.get("Location")).toBe("/publishing/publication");
    expect(wire.newsroom.commands).toEqual([
      {
        name: "adopt",
        what: publication,
        request: { by: "desk", precondition: { kind: "absent" } },
      },
    ]);
  });
});

it("a revision answers 200, and so does what equals the ledger", async () => {
  const wire = await aNewswire();
  wire.newsroom.outcome = ok(aReceipt({ created: false, revision: 2, etag: '"2-def"' }));
  const init = put(JSON.stringify(article));
  const response = await wire.api("PUT", "/publishing/articles/first", init);
  expect([response.status, response.headers.get("ETag")]).toEqual([200, '"2-def"']);
  expect(response.headers.has("Location")).toBe(false);
});

it("what a command changed shows at once where it was commanded", async () => {
  const wire = await aNewswire();
  expect((await wire.get("/articles/new")).status).toBe(404);
  wire.newsroom.publish = async () => {
    await wire.publish([anArticle("new")]);
    return ok(aReceipt());
  };
  await wire.api("PUT", "/publishing/articles/first", put(JSON.stringify(article)));
  expect((await wire.get("/articles/new")).status).toBe(200);
});
