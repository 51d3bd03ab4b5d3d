import { describe, expect, it } from "vitest";
import { FULL_FETCHES_PER_HOUR, WINDOW_SECONDS } from "../../src/edge/fetch-log.ts";
import { RATE_PERIOD_SECONDS } from "../../src/edge/full-fetches.ts";
import { FEED_MAX_AGE_SECONDS } from "../../src/model/freshness.ts";
import { anArticle } from "../support/builders.ts";
import { A_PERSON, fetchAllowed, fromClient } from "../support/clients.ts";
import { FEEDS, REPRESENTATIONS, aNewswire } from "../support/newswire.ts";

const CLIENT = fromClient();

describe.each(FEEDS)("GET %s, whole, for the thirteenth time in an hour", (path) => {
  it("answers 429 with whole seconds to wait, and says what to do", async () => {
    const wire = await aNewswire();
    const last = await fetchAllowed(wire, path);
    expect(last.status).toBe(200);
    const refused = await wire.get(path, CLIENT);
    expect(refused.status).toBe(429);
    expect(refused.headers.get("Retry-After")).toBe(`${WINDOW_SECONDS}`);
    expect(refused.headers.get("Cache-Control")).toBe("no-store");
    expect(refused.headers.get("Content-Type")).toBe("text/plain; charset=utf-8");
    expect(refused.headers.get("Access-Control-Allow-Origin")).toBe("*");
    expect(refused.headers.get("Access-Control-Expose-Headers")).toContain("Retry-After");
    expect(await refused.text()).toMatch(/^[^\n]+ If-None-Match, [^\n]+ 300 seconds [^\n]+\n$/);
  });

  it("answers 304 all the same to who sends a validator that matches", async () => {
    const wire = await aNewswire();
    const { headers } = await fetchAllowed(wire, path);
    for (const [asked, given] of [
      ["If-None-Match", "ETag"],
      ["If-Modified-Since", "Last-Modified"],
    ] as const) {
      const fields = { ...CLIENT, [asked]: headers.get(given) ?? "" };
      expect((await wire.get(path, fields)).status).toBe(304);
    }
    expect((await wire.get(path, { ...CLIENT, "If-Match": '"x"' })).status).toBe(412);
    expect((await wire.head(path, CLIENT)).status).toBe(200);
  });
});

it("answers 226 all the same to who takes the newest entries alone", async () => {
  const wire = await aNewswire();
  const etag = (await fetchAllowed(wire, "/rss.xml")).headers.get("ETag") ?? "";
  const articles = ["first", "second", "third"].map((name) => anArticle(name));
  await wire.publish(articles, "2026-11-01T09:00:00Z");
  wire.pass(60);
  const poll = { ...CLIENT, "If-None-Match": etag };
  expect((await wire.get("/rss.xml", { ...poll, "A-IM": "feed" })).status).toBe(226);
  expect((await wire.get("/rss.xml", poll)).status).toBe(429);
});

it("is for feeds alone", async () => {
  const wire = await aNewswire();
  for (const path of REPRESENTATIONS.filter((path) => !FEEDS.includes(path))) {
    await fetchAllowed(wire, path);
    expect((await wire.get(path, CLIENT)).status).toBe(200);
  }
});

it("does not count what costs no whole feed", async () => {
  const wire = await aNewswire();
  const etag = (await wire.get("/rss.xml")).headers.get("ETag") ?? "";
  for (let poll = 0; poll < FULL_FETCHES_PER_HOUR; poll++) {
    await wire.head("/rss.xml", CLIENT);
    await wire.get("/rss.xml", { ...CLIENT, "If-None-Match": etag });
    await wire.get("/rss.xml", { ...CLIENT, "If-Match": etag });
  }
  expect((await wire.get("/rss.xml", CLIENT)).status).toBe(200);
});

it("does not count a person who looks at a feed, nor refuse one", async () => {
  const wire = await aNewswire();
  const person = { ...A_PERSON, ...CLIENT };
  for (let look = 0; look < FULL_FETCHES_PER_HOUR; look++) {
    expect((await wire.get("/rss.xml", person)).status).toBe(200);
  }
  expect((await fetchAllowed(wire, "/rss.xml")).status).toBe(200);
  expect((await wire.get("/rss.xml", person)).status).toBe(200);
  expect((await wire.get("/rss.xml?raw", person)).status).toBe(429);
});

it("counts a poll whose validator is out of date, for it gets the whole feed", async () => {
  const wire = await aNewswire();
  await fetchAllowed(wire, "/rss.xml", { ...CLIENT, "If-None-Match": '"stale"' });
  expect((await wire.get("/rss.xml", CLIENT)).status).toBe(429);
});

it("tells clients apart by address and by User-Agent, and counts each feed by itself", async () => {
  const wire = await aNewswire();
  await fetchAllowed(wire, "/rss.xml");
  expect((await wire.get("/rss.xml", fromClient("192.0.2.2"))).status).toBe(200);
  expect((await wire.get("/rss.xml", fromClient("192.0.2.1", "Other/2"))).status).toBe(200);
  expect((await wire.get("/atom.xml", CLIENT)).status).toBe(200);
  expect((await wire.get("/rss.xml?fresh=1", CLIENT)).status).toBe(429);
});

it("takes the addresses of one IPv6 network for one client", async () => {
  const wire = await aNewswire();
  await fetchAllowed(wire, "/rss.xml", fromClient("2001:db8:0:1::1"));
  expect((await wire.get("/rss.xml", fromClient("2001:db8:0:1:ffff::2"))).status).toBe(429);
  expect((await wire.get("/rss.xml", fromClient("2001:db8:0:2::1"))).status).toBe(200);
});

it("counts nobody who has no address, for all of those would be one", async () => {
  const wire = await aNewswire();
  await fetchAllowed(wire, "/rss.xml", { "User-Agent": "Reader/1.0" });
  expect((await wire.get("/rss.xml", { "User-Agent": "Reader/1.0" })).status).toBe(200);
});

it("serves again when Retry-After has passed, and does not count what it refused", async () => {
  const wire = await aNewswire();
  await wire.get("/rss.xml", CLIENT);
  wire.pass(60);
  await fetchAllowed(wire, "/rss.xml");
  wire.pass(600);
  const refused = await wire.get("/rss.xml", CLIENT);
  expect(refused.headers.get("Retry-After")).toBe(`${WINDOW_SECONDS - 660}`);
  wire.pass(WINDOW_SECONDS - 661);
  expect((await wire.get("/rss.xml", CLIENT)).headers.get("Retry-After")).toBe("1");
  wire.pass(1);
  expect((await wire.get("/rss.xml", CLIENT)).status).toBe(200);
  expect((await wire.get("/rss.xml", CLIENT)).headers.get("Retry-After")).toBe("60");
});

it("never refuses who asks again when max-age says so, not even without validators", async () => {
  const wire = await aNewswire();
  for (let poll = 0; poll < 50; poll++) {
    expect((await wire.get("/rss.xml", CLIENT)).status).toBe(200);
    wire.pass(FEED_MAX_AGE_SECONDS - (poll % 2)); // now and then a second early
  }
});

it("renders and compresses nothing for whom it refuses", async () => {
  const wire = await aNewswire();
  await fetchAllowed(wire, "/atom.xml");
  await wire.publish([anArticle("third")], "2026-11-01T09:00:00Z");
  wire.pass(60);
  const { parses } = wire.records;
  const before = parses.filter((key) => key.startsWith("edition:")).length;
  expect((await wire.get("/atom.xml", { ...CLIENT, "Accept-Encoding": "br" })).status).toBe(429);
  expect(parses.filter((key) => key.startsWith("edition:"))).toHaveLength(before);
});

describe("where a rate limit is bound", () => {
  it("refuses whom it refuses for a minute, and counts no fetch for that", async () => {
    let isWithinRate = false;
    const rateLimit = () => Promise.resolve(isWithinRate);
    const wire = await aNewswire(undefined, {}, { rateLimit });
    for (let fetched = 0; fetched < FULL_FETCHES_PER_HOUR; fetched++) {
      const refused = await wire.get("/rss.xml", CLIENT);
      expect(refused.status).toBe(429);
      expect(refused.headers.get("Retry-After")).toBe(`${RATE_PERIOD_SECONDS}`);
    }
    isWithinRate = true;
    expect((await fetchAllowed(wire, "/rss.xml")).status).toBe(200);
    expect((await wire.get("/rss.xml", CLIENT)).headers.get("Retry-After")).toBe(
      `${WINDOW_SECONDS}`,
    );
  });

  it("asks it once for each full fetch, and for nothing else", async () => {
    const asked: string[] = [];
    const rateLimit = (key: string) => Promise.resolve(asked.push(key) > 0);
    const wire = await aNewswire(undefined, {}, { rateLimit });
    const etag = (await fetchAllowed(wire, "/rss.xml")).headers.get("ETag") ?? "";
    await wire.get("/rss.xml", CLIENT);
    await wire.get("/rss.xml", { ...CLIENT, "If-None-Match": etag });
    await wire.get("/", CLIENT);
    await wire.head("/rss.xml", CLIENT);
    expect(asked).toHaveLength(FULL_FETCHES_PER_HOUR);
    expect(new Set(asked).size).toBe(1);
  });

  it("refuses nobody when it fails, and logs that", async () => {
    const rateLimit = () => Promise.reject(new Error("no such namespace"));
    const wire = await aNewswire(undefined, {}, { rateLimit });
    expect((await wire.get("/rss.xml", CLIENT)).status).toBe(200);
    expect(wire.logged).toMatchObject([{ event: "rate-limit-unavailable", path: "/rss.xml" }]);
  });
});
