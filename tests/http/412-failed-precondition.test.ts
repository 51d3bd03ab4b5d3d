import { describe, expect, it } from "vitest";
import { fail } from "../../src/model/result.ts";
import { aNewswire } from "../support/newswire.ts";
import { aLedgerArticle } from "../support/scripted-newsroom.ts";

describe("a precondition that does not hold", () => {
  it.each([{ "If-Match": '"other"' }, { "If-Unmodified-Since": "Sun, 01 Nov 2026 07:00:00 GMT" }])(
    "fails a read: %o",
    async (headers) => {
      const wire = await aNewswire();
      const response = await wire.get("/rss.xml", headers);
      expect(response.status).toBe(412);
      expect(response.headers.get("Cache-Control")).toBe("no-store");
    },
  );

  it("fails a write, and names the revision in force", async () => {
    const wire = await aNewswire();
    wire.newsroom.outcome = fail({ reason: "stale", current: '"3-xyz"' });
    const response = await wire.api("DELETE", "/publishing/articles/first?reason=x", {
      headers: { "If-Match": '"2-abc", W/"3-xyz"' },
    });
    expect(response.status).toBe(412);
    expect(await response.json()).toMatchObject({ status: 412, current: '"3-xyz"' });
    expect(wire.newsroom.commands[0]?.request).toEqual({
      by: "desk",
      precondition: { kind: "matches", etags: ['"2-abc"'] },
    });
  });

  it.each(["/publishing/publication", "/publishing/articles/first"])(
    "fails a read of the API: %s",
    async (path) => {
      const wire = await aNewswire();
      wire.newsroom.articles.set("first", aLedgerArticle());
      const response = await wire.api("GET", path, { headers: { "If-Match": '"other"' } });
      expect(response.status).toBe(412);
      const { headers } = await wire.api("GET", path);
      expect(await response.json()).toMatchObject({ status: 412, current: headers.get("ETag") });
    },
  );

  it("does not matter where there is nothing to read", async () => {
    const wire = await aNewswire();
    expect((await wire.get("/articles/none", { "If-Match": '"x"' })).status).toBe(404);
  });
});
