import { describe, expect, it } from "vitest";
import { MEMO_TRUST_SECONDS } from "../../src/edge/trust.ts";
import { anArticle, instant } from "../support/builders.ts";
import { aNewswire } from "../support/newswire.ts";

const REASON = "Published in error & regretted.";

const withdrawn = async () => {
  const wire = await aNewswire();
  await wire.put("first", {
    kind: "gone",
    id: anArticle("first").id,
    withdrawnAt: instant("2026-11-01T09:00:00Z"),
    reason: REASON,
  });
  return wire;
};

describe("a withdrawn article", () => {
  it.each(["", "/amp"])(
    "answers 410 at its page%s, with the reason and none of its text",
    async (file) => {
      const wire = await withdrawn();
      const response = await wire.get(`/articles/first${file}`);
      expect(response.status).toBe(410);
      expect(response.headers.get("Content-Type")).toBe("text/html; charset=utf-8");
      expect(response.headers.get("Cache-Control")).toBe("max-age=300");
      const body = await response.text();
      expect(body).toContain("Published in error &amp; regretted.");
      expect(body).not.toContain(anArticle("first").title);
    },
  );

  it.each(["rss.xml", "atom.xml", "feed.json"])(
    "answers 410 at its %s, in one line",
    async (file) => {
      const wire = await withdrawn();
      const response = await wire.get(`/articles/first/${file}`);
      expect(response.status).toBe(410);
      expect(response.headers.get("Cache-Control")).toBe("max-age=300");
      expect(await response.text()).toBe(`Withdrawn at 2026-11-01T09:00:00Z: ${REASON}\n`);
    },
  );

  it("answers 410 at its article.json, with a problem", async () => {
    const wire = await withdrawn();
    const response = await wire.get("/articles/first/article.json");
    expect(response.status).toBe(410);
    expect(response.headers.get("Content-Type")).toBe("application/problem+json");
    expect(await response.json()).toMatchObject({
      status: 410,
      detail: expect.stringContaining(REASON),
    });
  });

  it("says what is new, though the front page may still have its headline", async () => {
    const page = await (await (await withdrawn()).get("/articles/first")).text();
    expect(page).toContain('<a href="/articles/second">The second article</a>');
    expect(page).not.toContain("/articles/first");
  });

  it("answers 410 while KV does not give the front page", async () => {
    const wire = await withdrawn();
    await wire.get("/articles/first/rss.xml");
    wire.records.failing = true;
    const response = await wire.get("/articles/first");
    expect(response.status).toBe(410);
    expect(await response.text()).toContain("Published in error");
  });

  it("is withdrawn for who asks conditionally too", async () => {
    const wire = await aNewswire();
    const etag = (await wire.get("/articles/first")).headers.get("ETag") ?? "";
    await wire.put("first", {
      kind: "gone",
      id: anArticle("first").id,
      withdrawnAt: instant("2026-11-01T09:00:00Z"),
      reason: REASON,
    });
    expect((await wire.get("/articles/first", { "If-None-Match": etag })).status).toBe(304);
    wire.pass(MEMO_TRUST_SECONDS);
    expect((await wire.get("/articles/first", { "If-None-Match": etag })).status).toBe(410);
    expect((await wire.get("/articles/first")).status).toBe(410);
  });
});
