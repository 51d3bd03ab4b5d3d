import { describe, expect, it } from "vitest";
import type { NewsroomStatus } from "../../src/newsroom/report.ts";
import { aPublication, instant, slug } from "../support/builders.ts";
import { aBareNewswire, aNewswire } from "../support/newswire.ts";

const bodyOf = (response: Response) =>
  response.json<{ status: string; checks: Record<string, readonly unknown[]> }>();

describe("/health", () => {
  it("passes where KV gives settings and front page, and is never kept", async () => {
    const response = await (await aNewswire()).get("/health");
    expect(response.headers.get("Content-Type")).toBe("application/health+json");
    expect(response.headers.get("Cache-Control")).toBe("no-store");
    const pass = { status: "pass", observedValue: "2026-11-01T08:00:00Z", observedUnit: "commit" };
    expect(await response.json()).toEqual({
      status: "pass",
      checks: {
        "kv:settings": [pass],
        "kv:front": [pass],
        "publishing:tokens": [{ status: "pass" }],
      },
    });
  });

  it("is 503 while KV fails, although readers still get what the memo has", async () => {
    const wire = await aNewswire();
    await wire.get("/rss.xml");
    wire.records.failing = true;
    const response = await wire.get("/health");
    expect(response.headers.get("Retry-After")).toMatch(/^\d+$/);
    expect(await response.text()).not.toContain("KV GET failed");
    expect(response.status).toBe(503);
    expect((await wire.get("/rss.xml")).status).toBe(200);
    expect(wire.logged).toMatchObject([
      { event: "store-unavailable", path: "/health" },
      { event: "store-unavailable", path: "/health" },
    ]);
  });

  it("is 503 for a record that cannot be read, and before anything is published", async () => {
    const wire = await aNewswire();
    for (const record of wire.records.stored.values()) record.text = "{";
    expect(await bodyOf(await wire.get("/health"))).toMatchObject({ status: "fail" });
    expect((await aBareNewswire().get("/health")).status).toBe(503);
  });

  it("warns of what is not set up, has no articles or has expired", async () => {
    const wire = aBareNewswire({});
    const security = {
      contacts: ["mailto:a@news.example"],
      expires: instant("2026-11-01T00:00:00Z"),
    };
    await wire.adopt(aPublication({ security }));
    const body = await bodyOf(await wire.get("/health"));
    expect(body.status).toBe("warn");
    expect(body.checks).toMatchObject({
      "kv:settings": [{ status: "pass" }],
      "kv:front": [{ status: "warn" }],
      "publishing:tokens": [{ status: "warn" }],
      "security.txt:expiry": [{ status: "warn", observedValue: "2026-11-01T00:00:00Z" }],
    });
  });

  it("asks KV once in five seconds, however often it is asked, and never the Newsroom", async () => {
    const wire = await aNewswire(undefined, undefined, {
      newsroom: () => {
        throw new Error("The Newsroom is down");
      },
    });
    wire.records.reads.length = 0;
    await Promise.all([wire.get("/health"), wire.get("/health")]);
    expect(wire.records.reads).toHaveLength(2);
    wire.pass(5);
    await wire.get("/health");
    expect(wire.records.reads).toHaveLength(4);
  });
});

describe("/publishing/health", () => {
  it("passes where the Newsroom answers and KV has its settings", async () => {
    const response = await (await aNewswire()).api("GET", "/publishing/health");
    expect(await bodyOf(response)).toEqual({
      status: "pass",
      checks: {
        newsroom: [{ status: "pass", observedValue: 0, observedUnit: "ms" }],
        "kv:settings": [{ status: "pass" }],
        releases: [{ status: "pass", observedValue: 1, observedUnit: "scheduled" }],
        outbox: [{ status: "pass", observedValue: 0, observedUnit: "records" }],
        announcements: [{ status: "pass", observedValue: 0, observedUnit: "announcements" }],
        "kv:writes": [{ status: "pass", observedValue: 0, observedUnit: "writes" }],
      },
    });
  });

  it("is for token holders", async () => {
    expect((await (await aNewswire()).get("/publishing/health")).status).toBe(401);
  });

  it("warns where KV has other settings than the ledger", async () => {
    const wire = await aNewswire();
    wire.newsroom.settings = { publication: aPublication({ title: "New" }), etag: '"2-new"' };
    const body = await bodyOf(await wire.api("GET", "/publishing/health"));
    expect(body).toMatchObject({ status: "warn", checks: { "kv:settings": [{ status: "warn" }] } });
  });

  const release = { slug: slug("late"), at: instant("2026-11-01T23:00:00Z") };
  const refused = { ...release, problems: [{ detail: "is nowhere" }] };
  const late = { oldestDueAt: instant("2026-11-01T23:58:00Z") };
  const soon = { oldestDueAt: instant("2026-11-01T23:59:30Z") };
  it.each<
    readonly [
      check: string,
      says: string | undefined,
      {
        readonly [Name in "releases" | "outbox" | "announcements" | "spent"]?: Partial<
          NewsroomStatus[Name]
        >;
      },
    ]
  >([
    ["releases", "1 due that fail", { releases: { failing: [{ ...release, error: "no" }] } }],
    ["releases", "1 refused, drafts again", { releases: { refused: [refused] } }],
    ["outbox", undefined, {}],
    ["outbox", undefined, { outbox: { waiting: 3, ...soon } }],
    ["outbox", "the oldest due since 2026-11-01T23:58:00Z", { outbox: { waiting: 3, ...late } }],
    ["outbox", "2 set aside", { outbox: { parked: 2 } }],
    ["announcements", "1 set aside", { announcements: { parked: 1 } }],
    ["kv:writes", undefined, { spent: { writes: 999, budget: 1000 } }],
    ["kv:writes", "the day's budget of 1000 is spent", { spent: { writes: 1000, budget: 1000 } }],
    ["kv:writes", "KV takes no more today", { spent: { isExhausted: true } }],
  ])("of %s says: %s", async (check, says, over) => {
    const wire = await aNewswire();
    const sound = await wire.newsroom.status();
    const { releases, outbox, announcements, spent } = sound;
    wire.newsroom.status = async () => ({
      ...sound,
      releases: { ...releases, ...over.releases },
      outbox: { ...outbox, ...over.outbox },
      announcements: { ...announcements, ...over.announcements },
      spent: { ...spent, ...over.spent },
    });
    const { checks, status } = await bodyOf(await wire.api("GET", "/publishing/health"));
    expect(status).toBe(says === undefined ? "pass" : "warn");
    const expected = says === undefined ? { status: "pass" } : { status: "warn", output: says };
    expect(checks[check]).toMatchObject([expected]);
  });

  it("is 503 where the Newsroom fails, and the log knows why", async () => {
    const wire = await aNewswire();
    wire.newsroom.publication = () => Promise.reject(new Error("secret detail"));
    const response = await wire.api("GET", "/publishing/health");
    expect(response.status).toBe(503);
    expect(await response.text()).not.toContain("secret");
    expect(wire.logged).toMatchObject([
      { event: "newsroom-unavailable", id: response.headers.get("X-Request-Id") },
    ]);
  });
});
