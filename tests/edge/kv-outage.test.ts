import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { shardOf } from "../../src/model/old-path.ts";
import { keys } from "../../src/store/keys.ts";
import { anArticle, aPicture, slug } from "../support/builders.ts";
import { type Newswire, REPRESENTATIONS, aNewswire } from "../support/newswire.ts";

const OLD_PATH = "/2017/05/old";
const FILE = `/media/${"a".repeat(64)}.png`;

/** Every kind of address that is made of something in KV. */
const ROUTES = [
  ...REPRESENTATIONS,
  FILE,
  "/archive",
  "/archive/1/rss.xml",
  "/archive/1/atom.xml",
  "/archive/1/feed.json",
  "/oembed?url=https://news.example/articles/first",
  "/articles/moved",
  "/articles/gone",
  "/articles/retracted",
  "/articles/none",
  "/sections/none",
  OLD_PATH,
  "/health",
];

type Outage = "fails" | "hangs";

/** A KV that goes away for some keys at a time. */
const goesAway = (wire: Newswire) => {
  const { records, media } = wire;
  const real = { records: { ...records }, media: { ...media } };
  const asked: string[] = [];
  let isAway: (key: string) => boolean = () => false;
  let outage: Outage = "fails";
  const away = <Value>(keys: readonly string[], work: () => Promise<Value>): Promise<Value> => {
    asked.push(...keys);
    if (!keys.some((key) => isAway(key))) return work();
    return outage === "hangs"
      ? new Promise(() => undefined)
      : Promise.reject(new Error("KV GET failed: 503"));
  };
  Object.assign(records, {
    read: ((kind, key) =>
      away([key], () => real.records.read(kind, key))) satisfies typeof records.read,
    readAll: ((kind, keys) =>
      away(keys, () => real.records.readAll(kind, keys))) satisfies typeof records.readAll,
  });
  Object.assign(media, { find: (name: string) => away([name], () => real.media.find(name)) });
  return {
    asked,
    leave: (how: Outage, which: (key: string) => boolean = () => true) => {
      [outage, isAway] = [how, which];
    },
  };
};

const aWire = async () => {
  const wire = await aNewswire(
    ["first", "second"].map((name) => anArticle(name, { story: slug("the-wire") })),
  );
  const { id, title, language, direction, publishedAt } = anArticle("retracted");
  const withdrawal = { withdrawnAt: publishedAt, reason: "In error." };
  await wire.put("moved", { kind: "moved", id, to: slug("first") });
  await wire.put("gone", { kind: "gone", id, ...withdrawal });
  await wire.put("retracted", {
    kind: "retracted",
    id,
    title,
    language,
    direction,
    publishedAt,
    ...withdrawal,
  });
  const paths = { [OLD_PATH]: slug("first") };
  const shard = keys.redirect(shardOf(OLD_PATH));
  await wire.records.write("redirect", shard, { paths }, publishedAt);
  const bytes = new Uint8Array(aPicture().bytes);
  await wire.media.write(FILE.slice("/media/".length), bytes, {
    type: "image/png",
    bytes: bytes.byteLength,
  });
  return { wire, kv: goesAway(wire) };
};

const answered = async (wire: Newswire, path: string) => {
  const waiting = wire.get(path);
  let response: Response | undefined;
  void waiting.then((answer) => (response = answer));
  for (let tenths = 0; tenths < 150; tenths++) {
    if (response) break;
    await vi.advanceTimersByTimeAsync(100);
  }
  if (!response) throw new Error(`${path} hangs`);
  const { status, headers } = response;
  return { status, retryAfter: headers.get("Retry-After"), text: await response.text() };
};

type Answered = Awaited<ReturnType<typeof answered>>;

/** A page about what is not there says what is new, if it can: of those the status is compared. */
const rightOr503 = (path: string, healthy: Answered, answer: Answered): object => {
  if (answer.status === 503) return { retryAfter: expect.stringMatching(/^\d+$/) as string };
  const { status, text } = healthy;
  return status === 200 && path !== "/articles/retracted" ? { status, text } : { status };
};

beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] }));
afterEach(() => void vi.useRealTimers());

it.each(ROUTES)("%s is right or unavailable, whichever key KV does not give", async (path) => {
  const { wire, kv } = await aWire();
  const healthy = await answered(wire, path);
  const asked = [...new Set(kv.asked)];
  expect(asked).not.toEqual([]);
  for (const outage of ["fails", "hangs"] as const) {
    for (const key of [...asked, "all"]) {
      const cold = await aWire();
      cold.kv.leave(outage, (asked) => key === "all" || asked === key);
      const answer = await answered(cold.wire, path);
      const expected = rightOr503(path, healthy, answer);
      expect([key, outage, answer]).toMatchObject([key, outage, expected]);
      expect(key !== "all" || answer.status === 503).toBe(true);
    }
  }
});

it.each(ROUTES)("%s is as it was while KV is away, or unavailable", async (path) => {
  const { wire, kv } = await aWire();
  const healthy = await answered(wire, path);
  for (const outage of ["fails", "hangs"] as const) {
    kv.leave(outage);
    wire.pass(60);
    const answer = await answered(wire, path);
    expect([outage, answer]).toMatchObject([outage, rightOr503(path, healthy, answer)]);
  }
});

it("asks a KV that hangs for a key once in five seconds, and answers from memory between", async () => {
  const { wire, kv } = await aWire();
  await answered(wire, "/rss.xml");
  kv.leave("hangs");
  wire.pass(60);
  const waiting = answered(wire, "/rss.xml");
  // The clock of the edge and its timers are two here.
  wire.pass(6);
  expect((await waiting).status).toBe(200);
  const asked = kv.asked.length;
  expect((await answered(wire, "/rss.xml")).status).toBe(200);
  expect(kv.asked.length).toBe(asked);
});

it("keeps nobody waiting behind others while KV hangs", async () => {
  const { wire, kv } = await aWire();
  kv.leave("hangs");
  const many = Promise.all(Array.from({ length: 40 }, () => wire.get("/rss.xml")));
  await vi.advanceTimersByTimeAsync(6_000);
  const answers = await Promise.race([many, Promise.resolve([])]);
  expect(answers.map(({ status }) => status)).toEqual(Array(40).fill(503));
});
