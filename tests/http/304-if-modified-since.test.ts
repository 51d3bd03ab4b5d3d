import { describe, expect, it } from "vitest";
import { instant } from "../support/builders.ts";
import { REPRESENTATIONS, aNewswire } from "../support/newswire.ts";

const SINCE = { "If-Modified-Since": "Sun, 01 Nov 2026 08:00:00 GMT" };
const BEFORE = { "If-Modified-Since": "Sun, 01 Nov 2026 07:59:59 GMT" };

describe.each(REPRESENTATIONS)("GET %s", (path) => {
  it("answers 304 when nothing was committed since, and 200 when something was", async () => {
    const wire = await aNewswire();
    expect((await wire.get(path, SINCE)).status).toBe(304);
    expect((await wire.get(path, BEFORE)).status).toBe(200);
  });
});

it("does not parse a feed's record for it", async () => {
  const wire = await aNewswire();
  await wire.get("/rss.xml", SINCE);
  expect(wire.records.parses).toEqual(["publication:v1"]);
});

it("does not hide a withdrawal from who sends a later date", async () => {
  const wire = await aNewswire();
  const { id } = (await import("../support/builders.ts")).anArticle("first");
  await wire.put(
    "first",
    { kind: "gone", id, withdrawnAt: instant("2026-11-01T09:00:00Z"), reason: "In error." },
    "2026-11-01T09:00:00Z",
  );
  const headers = { "If-Modified-Since": "Mon, 02 Nov 2026 00:00:00 GMT" };
  expect((await wire.get("/articles/first", headers)).status).toBe(410);
});
