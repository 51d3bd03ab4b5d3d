import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { MEMO_TRUST_SECONDS } from "../../src/edge/trust.ts";
import { anArticle, instant } from "../support/builders.ts";
import { A_PERSON } from "../support/clients.ts";
import { type Newswire, aBareNewswire, aNewswire } from "../support/newswire.ts";
import { aReceipt } from "../support/scripted-newsroom.ts";

/** How many articles a wire has; each number is a state of it. */
const names = ["first", "second", "third", "fourth"];
const articles = (count: number) => names.slice(0, count).map((name) => anArticle(name));

const PATHS = [
  "/",
  "/rss.xml",
  "/atom.xml",
  "/feed.json",
  "/feeds",
  "/feeds.opml",
  "/topics/syria/atom.xml",
  "/topics/none/atom.xml",
  "/articles/first",
  "/articles/first/amp",
  "/articles/first/article.json",
  "/articles/first/rss.xml",
  "/rss.xml?raw",
  "/articles/first/rss.xml?raw",
  "/articles/second",
  "/articles/third/atom.xml",
  "/RSS.xml",
  "/rss.xml?utm_source=x",
  "/nothing.txt",
];

/** Fields as clients send them; a tag is that of another request before. */
const field = fc.oneof(
  fc.constant({ "Accept-Encoding": "br" }),
  fc.constant({ "Accept-Encoding": "gzip;q=0.5, identity" }),
  fc.constant({ "If-None-Match": "*" }),
  fc.constant({ "If-None-Match": '"other"' }),
  fc.constant({ "If-None-Match": "{ETag}" }),
  fc.constant({ "If-None-Match": "{ETag}" }),
  fc.constant({ "If-None-Match": '"other", {ETag}' }),
  fc.constant({ "If-None-Match": "{ETag-unquoted}" }),
  fc.constant({ "If-Match": "{ETag}" }),
  fc.constant({ "If-Modified-Since": "Sun, 01 Nov 2026 08:00:00 GMT" }),
  fc.constant({ "If-Unmodified-Since": "Sun, 01 Nov 2020 08:00:00 GMT" }),
  fc.constant({ "A-IM": "feed" }),
  fc.constant({ Range: "bytes=0-1" }),
  fc.constant(A_PERSON),
  fc.constant(A_PERSON),
  fc.constant({ ...A_PERSON, Accept: "*/*" }),
  fc.constant({ ...A_PERSON, "Sec-Fetch-Mode": "cors", "Sec-Fetch-Dest": "empty" }),
  fc.constant({ Accept: A_PERSON.Accept }),
  fc.constant({ Origin: "https://elsewhere.example" }),
);

/** Few paths in each script, so that they are asked for again and again. */
const step = (paths: readonly string[]) =>
  fc.record({
    method: fc.constantFrom("GET", "GET", "GET", "GET", "HEAD", "OPTIONS", "POST"),
    path: fc.constantFrom(...paths),
    fields: fc.array(field, { maxLength: 2 }),
    /** What happens before it: nothing, time, or another state of the wire, told here or not. */
    first: fc.constantFrom("nothing", "nothing", "nothing", "time", "project", "command"),
  });

const script = fc
  .uniqueArray(fc.constantFrom(...PATHS), { minLength: 1, maxLength: 2 })
  .chain((paths) => fc.array(step(paths), { minLength: 8, maxLength: 20 }));

const told = async (response: Response) => ({
  status: response.status,
  fields: [...response.headers],
  body: Buffer.from(await response.arrayBuffer()).toString("base64"),
});

const projected = (wire: Newswire, count: number): Promise<void> =>
  wire.publish(articles(count), `2026-11-01T1${count}:00:00Z`);

/** One that has answered nothing yet, and reads the same KV. */
const anIsolateBeside = ({ records, newsroom }: Newswire): Newswire => {
  const fresh = aBareNewswire();
  for (const [key, stored] of records.stored) fresh.records.stored.set(key, stored);
  fresh.newsroom.settings = newsroom.settings;
  fresh.newsroom.outcome = newsroom.outcome;
  return fresh;
};

describe("an answer that is given again", () => {
  it("is to the letter the one that an isolate gives which never answered before", async () => {
    await fc.assert(
      fc.asyncProperty(script, async (steps) => {
        const wire = await aNewswire(articles(1));
        wire.newsroom.outcome = { ok: true, value: aReceipt({ created: false }) };
        let count = 1;
        const tags = new Map<string, string>();
        for (const { method, path, fields, first } of steps) {
          if (first === "project" && count < names.length) await projected(wire, (count += 1));
          if (first === "command") await wire.api("DELETE", "/publishing/articles/first?reason=x");
          if (first === "time") wire.pass(MEMO_TRUST_SECONDS + 1);
          if (first === "project") wire.pass(MEMO_TRUST_SECONDS + 1);
          const tag = tags.get(path) ?? '"none"';
          const headers = Object.fromEntries(
            fields.flatMap((given) =>
              Object.entries(given).map(([name, value]) => [
                name,
                value
                  .replace("{ETag}", tag)
                  .replace("{ETag-unquoted}", tag.replaceAll(/W\/|"/g, "")),
              ]),
            ),
          );
          const fresh = anIsolateBeside(wire);
          const [again, anew] = [
            await told(await wire.send(method, path, { headers })),
            await told(await fresh.send(method, path, { headers })),
          ];
          expect([method, path, headers, again]).toEqual([method, path, headers, anew]);
          const etag = again.fields.find(([name]) => name === "etag")?.[1];
          if (etag) tags.set(path, etag);
        }
      }),
      { numRuns: 100 },
    );
  });

  it("needs no route, no record and no rendering", async () => {
    const wire = await aNewswire();
    const first = await wire.get("/atom.xml");
    const validators = { "If-None-Match": first.headers.get("ETag") ?? "" };
    await wire.get("/atom.xml", validators);
    const match = vi.spyOn(wire.app.router, "match").mockImplementation(() => {
      throw new Error("asked for a route");
    });
    const again = await wire.get("/atom.xml");
    expect(await again.text()).toBe(await first.text());
    expect((await wire.get("/atom.xml", validators)).status).toBe(304);
    expect(match).not.toHaveBeenCalled();
  });

  it("is given no longer than the memo trusts its records", async () => {
    const wire = await aNewswire([anArticle("first")]);
    await wire.get("/atom.xml");
    await wire.publish([anArticle("first"), anArticle("second")], "2026-11-01T09:00:00Z");
    wire.pass(MEMO_TRUST_SECONDS - 1);
    expect(await (await wire.get("/atom.xml")).text()).not.toContain(":second<");
    wire.pass(1);
    expect(await (await wire.get("/atom.xml")).text()).toContain(":second<");
  });

  it("ends with a command that goes through here: what is withdrawn is gone at once", async () => {
    const wire = await aNewswire();
    for (const path of ["/articles/first", "/articles/first/amp", "/rss.xml"]) await wire.get(path);
    wire.newsroom.outcome = { ok: true, value: aReceipt({ state: "gone", created: false }) };
    await wire.put("first", {
      kind: "gone",
      id: anArticle("first").id,
      withdrawnAt: instant("2026-11-01T10:00:00Z"),
      reason: "in error",
    });
    await wire.publish([anArticle("second")], "2026-11-01T10:00:00Z");
    const path = "/publishing/articles/first?reason=in+error";
    expect((await wire.api("DELETE", path)).status).toBe(200);
    expect((await wire.get("/articles/first")).status).toBe(410);
    expect((await wire.get("/articles/first/amp")).status).toBe(410);
    expect(await (await wire.get("/rss.xml")).text()).not.toContain(":first<");
  });
});
