import { describe, expect, it } from "vitest";
import { oldPath, shardOf } from "../../src/model/old-path.ts";
import { keys } from "../../src/store/keys.ts";
import { instant, slug } from "../support/builders.ts";
import { type Newswire, aNewswire } from "../support/newswire.ts";

/** A wire whose site had other addresses before. */
const withOldPaths = async (...paths: readonly string[]): Promise<Newswire> => {
  const wire = await aNewswire();
  const shards = Map.groupBy(paths, shardOf);
  for (const [shard, members] of shards) {
    const value = { paths: Object.fromEntries(members.map((path) => [path, slug("first")])) };
    const at = instant("2026-11-01T08:00:00Z");
    await wire.records.write("redirect", keys.redirect(shard), value, at);
  }
  return wire;
};

describe("an address of the site that came before", () => {
  it.each([
    ["/2017/05/a-bug", "/2017/05/a-bug"],
    ["/2017/05/a-bug", "/2017/05/a-bug/"],
    ["/2017/05/a-bug", "/2017/05/a-bug/?utm_source=x"],
    ["/2017/a-bug.html", "/2017/a-bug.html"],
    ["/%D0%B0", "/%d0%b0/"],
    ["/index.php?story=12", "/index.php?story=12"],
    ["/?p=12", "/?p=12"],
  ])("leads to the article: %s, asked for as %s", async (kept, asked) => {
    const wire = await withOldPaths(kept);
    for (const response of [await wire.get(asked), await wire.head(asked)]) {
      expect(response.status).toBe(301);
      expect(response.headers.get("Location")).toBe("/articles/first");
      expect(response.headers.get("Cache-Control")).toBe("max-age=3600");
    }
  });

  it.each(["/index.php?story=13", "/2017/05", "/__proto__", "/?p=13"])(
    "is told apart from others: %s leads nowhere",
    async (asked) => {
      const wire = await withOldPaths("/index.php?story=12", "/2017/05/a-bug", "/?p=12");
      expect((await wire.get(asked)).status).toBe(asked.startsWith("/?") ? 200 : 404);
    },
  );

  it("never stands before what stands here", async () => {
    const wire = await withOldPaths("/articles/second");
    expect((await wire.get("/articles/second")).status).toBe(200);
  });
});

it("spreads addresses evenly over its records", () => {
  const counts = new Map<string, number>();
  for (let number = 0; number < 25_600; number++) {
    const shard = shardOf(oldPath(`/2017/05/${number}-an-article/`));
    counts.set(shard, (counts.get(shard) ?? 0) + 1);
  }
  expect(counts.size).toBe(256);
  expect(Math.max(...counts.values())).toBeLessThan(200);
});
