import { brotliDecompressSync } from "node:zlib";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Article } from "../../src/model/article.ts";
import { anArticle, aPublication, EVERY_KIND_OF_FEED } from "../support/builders.ts";
import { type Newswire, aNewswire } from "../support/newswire.ts";
import { parseXml } from "../support/xml-tree.ts";

const articles = (count: number): readonly Article[] =>
  ["first", "second", "third", "fourth"].slice(0, count).map((name) => anArticle(name));

/** A wire of two articles that a reader has polled, and which has three since. */
let wire: Newswire;
let etag: string;
const tagOf = async (path: string): Promise<string> =>
  (await wire.get(path)).headers.get("ETag") ?? "";

const after = (tag: string, more: Record<string, string> = {}): Record<string, string> => ({
  "A-IM": "feed",
  "If-None-Match": tag,
  ...more,
});

/** The ids of a feed's entries. */
const idsIn = (document: string): readonly string[] => {
  parseXml(document);
  return [...document.matchAll(/<(?:guid|entry>\s*<id)[^>]*>([^<]*:(\w+))</g)].map(
    ([, , name = ""]) => name,
  );
};

const renew = async (count: number, wholeSince = 0): Promise<void> => {
  await wire.publish(articles(count), "2026-11-01T09:00:00Z", wholeSince);
  wire.pass(6);
};

describe.each(["/rss.xml", "/atom.xml", "/sections/world/atom.xml", "/feeds/picks/rss.xml"])(
  "%s",
  (path) => {
    beforeEach(async () => {
      wire = await aNewswire();
      etag = await tagOf(path);
      await renew(3);
    });

    it("gives the entries alone that are newer than the validator, as a feed of its own", async () => {
      const response = await wire.get(path, after(etag));
      expect(response.status).toBe(226);
      expect(idsIn(await response.clone().text())).toEqual(["third"]);
      const whole = await wire.get(path);
      expect(idsIn(await whole.text())).toEqual(["third", "second", "first"]);
      for (const name of ["ETag", "Last-Modified", "Content-Type", "Link"]) {
        expect(response.headers.get(name)).toBe(whole.headers.get(name));
      }
      expect(response.headers.get("IM")).toBe("feed");
      expect(response.headers.get("Delta-Base")).toBe(etag);
      expect(response.headers.get("Cache-Control")).toBe("no-store");
      expect(response.headers.get("Vary")).toBe(
        path.endsWith("rss.xml")
          ? "A-IM, If-None-Match, Sec-Fetch-Dest"
          : "A-IM, If-None-Match, Accept-Encoding, Sec-Fetch-Dest",
      );
      const length = (await response.arrayBuffer()).byteLength;
      expect(response.headers.get("Content-Length")).toBe(`${length}`);
    });

    it("answers HEAD with the same fields", async () => {
      const get = await wire.get(path, after(etag));
      const head = await wire.head(path, after(etag));
      expect([head.status, ...head.headers]).toEqual([226, ...get.headers]);
    });

    it("answers 304 to the validator in force, and to one among several", async () => {
      const now = await tagOf(path);
      expect((await wire.get(path, after(now))).status).toBe(304);
      expect((await wire.get(path, after(`${etag}, ${now}`))).status).toBe(304);
    });

    it("leads to the same place, one delta or several", async () => {
      const [third] = [await tagOf(path)];
      await renew(4);
      expect(idsIn(await (await wire.get(path, after(third))).text())).toEqual(["fourth"]);
      expect(idsIn(await (await wire.get(path, after(etag))).text())).toEqual(["fourth", "third"]);
      const named = await wire.get(path, after(`${etag}, ${third}`));
      expect(named.headers.get("Delta-Base")).toBe(third);
      expect(idsIn(await named.text())).toEqual(["fourth"]);
    });
  },
);

describe("the whole is sent", () => {
  beforeEach(async () => {
    wire = await aNewswire();
    etag = await tagOf("/atom.xml");
    await renew(3);
  });

  const expectWhole = async (headers: Record<string, string>, path = "/atom.xml") => {
    const response = await wire.get(path, headers);
    expect(response.status).toBe(200);
    expect(response.headers.has("IM")).toBe(false);
    return response;
  };

  it.each([
    ["does not ask for entries alone", {}],
    ["refuses them", { "A-IM": "feed;q=0" }],
    ["asks for another manipulation", { "A-IM": "vcdiff, diffe" }],
  ])("to who %s", async (_, headers) => {
    await expectWhole({ "If-None-Match": etag, ...headers });
  });

  it.each([
    '"unknown"',
    'W/"unknown"',
    "*/*",
    'W/"AAAAAAAAAAAAAAAA-BBBBBBBB-atom-2-1"',
    'W/"AAAAAAAAAAAAAAAA-BBBBBBBB-atom-2-zzzzzzzzzzzzzzzz"',
  ])("to who sends the validator %s, which is unknown", async (tag) => {
    await expectWhole(after(tag));
  });

  it("to who sends none, or that of another format, or one that is to come", async () => {
    await expectWhole({ "A-IM": "feed" });
    await expectWhole(after(await tagOf("/rss.xml")));
    await expectWhole(after(etag.replace(/-\w+"$/, '-zz"')));
  });

  it("when something left the feed since: what is gone cannot be told alone", async () => {
    await renew(4, 3);
    await expectWhole(after(etag));
  });

  it("when the settings changed, for they are in every entry", async () => {
    await wire.adopt(aPublication({ ...EVERY_KIND_OF_FEED, title: "Renamed" }));
    wire.pass(6);
    await expectWhole(after(etag));
  });

  it("when every entry is new, for then it may be kept by caches", async () => {
    const versionOne = etag.replace(/-\w+"$/, '-0"');
    await expectWhole(after(versionOne));
  });

  it("as JSON Feed and as a page, which know no parts", async () => {
    await expectWhole(after(etag), "/feed.json");
    await expectWhole(after(etag), "/");
  });

  it("to everybody where the setting is off", async () => {
    wire = await aNewswire(undefined, { FEED_DELTAS: "off" });
    etag = await tagOf("/atom.xml");
    await renew(3);
    await expectWhole(after(etag));
  });
});

it("is compressed as the client likes", async () => {
  wire = await aNewswire();
  etag = await tagOf("/atom.xml");
  await renew(3);
  const response = await wire.get("/atom.xml", after(etag, { "Accept-Encoding": "br" }));
  expect(response.headers.get("Content-Encoding")).toBe("br");
  const bytes = Buffer.from(await response.arrayBuffer());
  expect(idsIn(brotliDecompressSync(bytes).toString())).toEqual(["third"]);
});

it("understands the quirks of tags, q-values and several manipulations", async () => {
  wire = await aNewswire();
  etag = await tagOf("/rss.xml");
  await renew(3);
  for (const [aIm, tag] of [
    ["FEED", etag],
    ["vcdiff, feed;q=0.5", etag],
    ["feed", etag.replace(/"$/, '-gzip"')],
    ["feed", etag.replace("W/", "")],
    ["feed", etag.replaceAll(/W\/|"/g, "")],
  ] as const) {
    expect((await wire.get("/rss.xml", { "A-IM": aIm, "If-None-Match": tag })).status).toBe(226);
  }
});

it("renders once for all readers of one version", async () => {
  wire = await aNewswire();
  etag = await tagOf("/atom.xml");
  await renew(3);
  const first = await (await wire.get("/atom.xml", after(etag))).text();
  const parses = wire.records.parses.length;
  expect(await (await wire.get("/atom.xml", after(etag))).text()).toBe(first);
  expect(wire.records.parses.length).toBe(parses);
});

it("renders a part once, whatever versions are made up to ask for it", async () => {
  wire = await aNewswire();
  await wire.publish(articles(2), "2026-11-01T09:00:00Z", 0, 100);
  wire.pass(6);
  etag = await tagOf("/atom.xml");
  const render = vi.spyOn(TextEncoder.prototype, "encode");
  const bodies = new Set<string>();
  for (let version = 100; version < 200; version += 1) {
    const made = etag.replace(/-\w+"$/, `-${version.toString(36)}"`);
    const response = await wire.get("/atom.xml", after(made));
    expect(response.status).toBe(226);
    bodies.add(await response.text());
  }
  expect([bodies.size, render.mock.calls.length]).toEqual([1, 1]);
  render.mockRestore();
});
