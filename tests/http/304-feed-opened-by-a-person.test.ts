import { expect, it } from "vitest";
import { A_PERSON } from "../support/clients.ts";
import { FEEDS, aNewswire } from "../support/newswire.ts";

it.each(FEEDS)("%s is not sent again to a person who has its page", async (path) => {
  const wire = await aNewswire();
  const first = await wire.get(path, A_PERSON);
  for (const [asked, given] of [
    ["If-None-Match", "ETag"],
    ["If-Modified-Since", "Last-Modified"],
  ] as const) {
    const fields = { ...A_PERSON, [asked]: first.headers.get(given) ?? "" };
    const response = await wire.get(path, fields);
    expect(response.status).toBe(304);
    expect(response.headers.get("ETag")).toBe(first.headers.get("ETag"));
    expect(response.headers.get("Vary")).toBe("Sec-Fetch-Dest");
    expect(response.headers.get("Cache-Control")).toBe("private, no-cache");
    expect(response.headers.has("Content-Type")).toBe(false);
    expect((await wire.head(path, fields)).status).toBe(304);
  }
});

it.each(FEEDS)("%s tells the tags of its page and of the feed apart", async (path) => {
  const wire = await aNewswire();
  const tagFor = async (who: Record<string, string>): Promise<Record<string, string>> => ({
    "If-None-Match": (await wire.get(path, who)).headers.get("ETag") ?? "",
  });
  const [ofPage, ofFeed] = [await tagFor(A_PERSON), await tagFor({})];
  expect((await wire.get(path, { ...A_PERSON, ...ofFeed })).status).toBe(200);
  expect((await wire.get(path, ofPage)).status).toBe(200);
  expect((await wire.get(path, { ...A_PERSON, ...ofPage })).status).toBe(304);
  const feed = await wire.get(path, ofFeed);
  expect([feed.status, feed.headers.get("Vary")?.includes("Sec-Fetch-Dest")]).toEqual([304, true]);
});
