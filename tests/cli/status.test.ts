import { describe, expect, it } from "vitest";
import { EXIT } from "../../src/cli/exit-code.ts";
import type { FakeApi } from "../support/fake-api.ts";
import { besideApi } from "./beside-api.ts";
import type { Project } from "./project.ts";

let api: FakeApi;
let project: Project;

besideApi((desk) => {
  ({ api, project } = desk);
});

const since = "2026-11-22T10:00:00Z";
const well = {
  articles: { live: 12, scheduled: 1 },
  releases: {
    next: [{ slug: "to-come", at: "2026-12-01T09:00:00Z" }],
    last: [
      { slug: "b", at: since, latenessMs: 12 },
      { slug: "a", at: since, latenessMs: 480 },
    ],
    failing: [],
    refused: [],
  },
  overdue: 0,
  outbox: {
    waiting: 3,
    parked: 0,
    failing: [{ key: "edition:v1:front", attempts: 2, lastError: "KV PUT failed: 500" }],
    parkedRows: [],
    kinds: { edition: { waiting: 3, parked: 0, oldestDueAt: since } },
  },
  announcements: { waiting: 4, parked: 0, failing: [] },
  spent: { day: "2026-11-22", writes: 310, isExhausted: false, budget: 1000 },
  rebuild: { startedAt: since, total: 9, marked: 9, waiting: 2 },
  schema: 11,
  rendering: 8,
  storageBytes: 3_400_000,
};

const parked = {
  ...well,
  overdue: 2,
  outbox: {
    ...well.outbox,
    parked: 1,
    parkedRows: [{ key: "resource:v1:large", error: "KV PUT failed: 413", since }],
  },
};

const status = (answer: object, ...flags: string[]) => {
  api.intercept = ({ path }) =>
    path === "/publishing/status" ? { status: 200, body: answer } : undefined;
  return project.run("status", "--to", api.url, ...flags);
};

describe("edgewire status", () => {
  it("says in a few lines how the newsroom is", async () => {
    const { code, out, err } = await status(well);
    expect({ code, err }).toEqual({ code: EXIT.done, err: [] });
    expect(out).toEqual([
      "articles   12 live, 1 scheduled",
      "next       2026-12-01T09:00:00Z to-come",
      "lateness   480 ms at most in the last 2 releases",
      `queue      3 edition since ${since}`,
      "hubs       4 to be told",
      "failing    edition:v1:front: KV PUT failed: 500",
      "KV writes  310 of 1000 on 2026-11-22",
      "rebuild    7 of 9 records written",
      "ledger     3.4 MB, schema 11, rendering 8",
    ]);
  });

  it("says what a rebuild of a lost namespace means for readers", async () => {
    const { out } = await status({ ...well, rebuild: { ...well.rebuild, isIncomplete: true } });
    expect(out).toContain("rebuild    7 of 9 records written; what KV lacks is 503");
  });

  it("ends with 1 where something is set aside or overdue, and says what", async () => {
    const { code, err } = await status(parked);
    expect(code).toBe(EXIT.problems);
    expect(err).toEqual([
      "2 due for more than a minute, of records and releases",
      `resource:v1:large is set aside since ${since}: KV PUT failed: 413`,
    ]);
  });

  it("ends with 1 where a release failed or was refused, and says why", async () => {
    const refused = [
      {
        slug: "lost",
        at: since,
        problems: [{ pointer: "/section", detail: "is `x`" }, { detail: "It is heavy" }],
      },
    ];
    const failing = [{ slug: "stuck", at: since, error: "TypeError: no" }];
    const { code, err } = await status({
      ...well,
      releases: { ...well.releases, failing, refused },
    });
    expect(code).toBe(EXIT.problems);
    expect(err).toEqual([
      `lost was not released at ${since}, and is a draft again: /section is \`x\`; It is heavy`,
      `stuck is due since ${since}: TypeError: no`,
    ]);
  });

  it("prints all that the server says as one JSON object", async () => {
    const { code, out } = await status({ ...parked, later: "field" }, "--json");
    expect(code).toBe(EXIT.problems);
    expect(JSON.parse(out.join(""))).toMatchObject({
      articles: { live: 12 },
      later: "field",
      worries: [expect.stringContaining("2 due"), expect.stringContaining("resource:v1:large")],
      exitCode: 1,
    });
  });

  it("says so where the server answers something else", async () => {
    const { code, err } = await status({ articles: [] });
    expect(code).toBe(EXIT.server);
    expect(err.join("")).toContain("GET /publishing/status");
  });
});
