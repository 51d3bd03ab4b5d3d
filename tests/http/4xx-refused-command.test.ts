import { expect, it } from "vitest";
import { fail } from "../../src/model/result.ts";
import type { Refusal } from "../../src/newsroom/newsroom.ts";
import { instant } from "../support/builders.ts";
import { aNewswire } from "../support/newswire.ts";

const STATUSES: readonly (readonly [Refusal, number])[] = [
  [{ reason: "no-publication" }, 409],
  [{ reason: "unknown-article", slug: "first" }, 404],
  [{ reason: "precondition-required", current: '"1-abc"' }, 428],
  [{ reason: "stale", current: null }, 412],
  [{ reason: "permalink-taken", owner: "tag:news.example,2026-11-01:other" }, 409],
  [{ reason: "published-elsewhere", at: "/articles/second" }, 409],
  [{ reason: "already-gone", withdrawnAt: instant("2026-11-01T09:00:00Z") }, 410],
  [{ reason: "unacceptable", problems: [{ detail: "is wrong" }] }, 422],
];

it.each(STATUSES)("%o is %i", async (refusal, status) => {
  const wire = await aNewswire();
  wire.newsroom.outcome = fail(refusal);
  const response = await wire.api("DELETE", "/publishing/articles/first?reason=x");
  expect(response.status).toBe(status);
  expect(response.headers.get("Content-Type")).toBe("application/problem+json");
  expect(response.headers.get("Cache-Control")).toBe("no-store, no-transform");
  const problem = await response.json<{ title: string; current?: unknown }>();
  expect(problem.title).not.toBe("");
  expect(problem.current).toBe("current" in refusal ? refusal.current : undefined);
});
