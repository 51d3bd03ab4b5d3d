import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { expect, it, vi } from "vitest";
import { BACKLOG_ROWS } from "../../src/newsroom/prerender.ts";
import type { StoredCoding } from "../../src/store/prerendered.ts";
import { aPublication, slug } from "../support/builders.ts";
import {
  asNew,
  furnish,
  inNewsroom,
  kv,
  newsroomNamed,
  overAny,
  spyingRecords,
  submit,
  succeed,
} from "../support/newsroom.ts";

const FRONT = "edition:v1:front";

const documentIn = async (key: string, name: string, coding: StoredCoding) => {
  const kind = key.startsWith("edition") ? "edition" : "resource";
  const document = await (await kv.read(kind, key))?.prerendered({ name, coding });
  return document && { ...document, text: new TextDecoder().decode(plain(document.bytes, coding)) };
};

const plain = (bytes: Uint8Array, coding: StoredCoding): Uint8Array =>
  coding === "br" ? brotliDecompressSync(bytes) : gunzipSync(bytes);

it("writes an article with its page and an edition with its feeds, and a takedown without it", async () => {
  const newsroom = newsroomNamed("prerenders");
  await furnish(newsroom);
  succeed(await newsroom.publish(submit("ready", { title: "Ready to read" }), asNew));
  expect((await documentIn(FRONT, "rss", "gzip"))?.text).toContain("<title>Ready to read</title>");
  expect((await documentIn(FRONT, "atom", "br"))?.text).toContain("Ready to read");
  const page = await documentIn("resource:v1:ready", "html", "gzip");
  expect(page?.text).toContain("Ready to read");
  expect(page?.fields["Link"]).toContain('rel="canonical"');

  succeed(await newsroom.withdraw(slug("ready"), { reason: "published in error" }, overAny));
  expect(await documentIn("resource:v1:ready", "html", "gzip")).toBeUndefined();
  const feed = await documentIn(FRONT, "rss", "gzip");
  expect(feed?.text).toContain("<rss");
  expect(feed?.text).not.toContain("Ready to read");
});

it("writes the record bare where a renderer fails", async () => {
  const logged = vi.spyOn(console, "error").mockImplementation(() => undefined);
  await inNewsroom("renderer-fails", kv, async (lab) => {
    await furnish(lab);
    lab.renderer = () => {
      throw new Error("A renderer's fault");
    };
    expect(succeed(await lab.publish(submit("unrendered"), asNew)).projected).toBe(true);
  });
  expect(logged).toHaveBeenCalledWith(
    expect.objectContaining({ event: "not-prerendered", key: "resource:v1:unrendered" }),
  );
  expect((await kv.read("resource", "resource:v1:unrendered"))?.metadata).not.toHaveProperty(
    "prerendered",
  );
});

it("renders nothing while much waits, and again when it has gone out", async () => {
  const made: boolean[] = [];
  const records = spyingRecords();
  const write = records.write.bind(records);
  records.write = (kind, key, value, committedAt, prerendered) => {
    if (kind === "edition") made.push(prerendered !== undefined);
    return write(kind, key, value, committedAt, prerendered);
  };
  await inNewsroom("backlog", records, async (lab) => {
    await furnish(lab);
    const names = Array.from({ length: BACKLOG_ROWS + 5 }, (_, index) => `selection-${index}`);
    const feeds = Object.fromEntries(names.map((name) => [name, { label: name }]));
    succeed(await lab.adopt(aPublication({ feeds }), overAny));
    lab.aheadMs += 5_000;
    await lab.alarm();
  });
  expect(made).toHaveLength(BACKLOG_ROWS + 5);
  expect(made.indexOf(true)).toBeGreaterThan(0);
  expect(made.slice(made.indexOf(true))).not.toContain(false);
});
