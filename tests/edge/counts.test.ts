import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Count, countPointOf } from "../../src/edge/count.ts";
import { countedRecords } from "../../src/store/counted-records.ts";
import { aPublication, instant } from "../support/builders.ts";
import { memoryRecords } from "../support/memory-records.ts";
import { aNewswire } from "../support/newswire.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** An isolate that lives on after an answer, as `waitUntil` asks. */
const anIsolate = async (keepCounts?: (counts: readonly Count[]) => void) => {
  const kept: (readonly Count[])[] = [];
  const wire = await aNewswire(
    undefined,
    {},
    { keepCounts: keepCounts ?? ((counts) => kept.push(counts)) },
  );
  const waits: Promise<unknown>[] = [];
  const context = {
    waitUntil: (promise: Promise<unknown>) => waits.push(promise),
    passThroughOnException: () => undefined,
    props: {},
  };
  const get = async (path: string, headers: Record<string, string> = {}, method = "GET") =>
    wire.app.fetch(new Request(`https://any.example${path}`, { method, headers }), {}, context);
  const later = async () => {
    await vi.advanceTimersByTimeAsync(10_000);
    await Promise.all(waits);
  };
  return { wire, kept, waits, get, later };
};

const times = (kept: readonly (readonly Count[])[]) =>
  kept.flat().map(({ what, outcome, times }) => `${what} ${outcome} ${times}`);

describe("counting answers", () => {
  it("keeps how often each route answered what, ten seconds after the first", async () => {
    const { kept, waits, get, later } = await anIsolate();
    const etag = (await get("/rss.xml")).headers.get("ETag") ?? "";
    for (let poll = 0; poll < 3; poll++) {
      expect((await get("/rss.xml", { "If-None-Match": etag })).status).toBe(304);
    }
    await get("/articles/first?utm=x", {}, "HEAD");
    await get("/articles/second", {}, "HEAD");
    await get("/wp-login.php");
    await get("/another/none");
    expect(kept).toEqual([]);
    expect(waits).toHaveLength(1);
    await later();
    expect(times(kept)).toEqual([
      "GET /rss.xml 200 1",
      "GET /rss.xml 304 3",
      "HEAD /articles/:slug 200 2",
      "GET other 404 2",
    ]);
    await get("/rss.xml");
    await later();
    expect(times(kept.slice(1))).toEqual(["GET /rss.xml 200 1"]);
  });

  it("keeps them after a hundred answers, without waiting", async () => {
    const { kept, get, later } = await anIsolate();
    for (let poll = 0; poll < 100; poll++) await get("/feeds");
    expect(times(kept)).toEqual(["GET /feeds 200 100"]);
    await later();
    expect(kept).toHaveLength(1);
  });

  it("answers also when nothing can be kept", async () => {
    const { wire, get, later } = await anIsolate(() => {
      throw new TypeError("Too many data points");
    });
    expect((await get("/rss.xml")).status).toBe(200);
    await later();
    expect(wire.logged).toMatchObject([{ event: "statistics-unavailable" }]);
  });

  it("makes a data point of each count, with nothing of any client", () => {
    const count: Count = { of: "answer", what: "GET /rss.xml", outcome: "304", times: 7 };
    expect(countPointOf(count)).toEqual({
      indexes: ["answer"],
      blobs: ["answer", "GET /rss.xml", "304"],
      doubles: [7],
    });
  });
});

describe("counting projections", () => {
  const write = (records: ReturnType<typeof countedRecords>) =>
    records.write("publication", "p", aPublication(), instant("2026-11-01T08:00:00Z"));

  it("tells of each write whether KV took it, and fails as KV does", async () => {
    const memory = memoryRecords();
    const told: string[] = [];
    const records = countedRecords(memory, (...what) => told.push(what.join(" ")));
    await write(records);
    memory.failing = true;
    await expect(write(records)).rejects.toThrow("KV PUT failed");
    expect(told).toEqual(["publication written", "publication failed"]);
  });

  it("takes a write for written also when nothing can be told", async () => {
    const memory = memoryRecords();
    const error = vi.spyOn(console, "error").mockReturnValue();
    const records = countedRecords(memory, () => {
      throw new TypeError("Too many data points");
    });
    await write(records);
    expect(memory.writes).toEqual(["p"]);
    expect(error).toHaveBeenCalledOnce();
    error.mockRestore();
  });
});
