import { expect, it } from "vitest";
import { fail } from "../../src/model/result.ts";
import type { Refusal } from "../../src/newsroom/newsroom.ts";
import { anArticle, instant, slug } from "../support/builders.ts";
import { aNewswire } from "../support/newswire.ts";

const STATUSES: readonly (readonly [Refusal, number])[] = [
  [{ reason: "no-publication" }, 409],
  [{ reason: "unknown-article", slug: slug("first") }, 404],
  [{ reason: "precondition-required", current: '"1-abc"' }, 428],
  [{ reason: "stale", current: null }, 412],
  [{ reason: "permalink-taken", owner: "tag:news.example,2026-11-01:other" }, 409],
  [{ reason: "published-elsewhere", at: "/articles/second" }, 409],
  [{ reason: "illegal-transition", state: "gone", command: "publish" }, 409],
  [{ reason: "unknown-revision", revision: 9 }, 404],
  [{ reason: "key-reused" }, 422],
  [{ reason: "name-taken", name: "editor" }, 409],
  [{ reason: "unknown-token", name: "editor" }, 404],
  [{ reason: "already-gone", withdrawnAt: instant("2026-11-01T09:00:00Z") }, 410],
  [{ reason: "unacceptable", problems: [{ detail: "is wrong" }] }, 422],
];

const { picture: _, ...article } = anArticle("first");
const ARTICLE = JSON.stringify(article);
const JSON_TYPE = { "Content-Type": "application/json" };

const PHRASES =
  /^(?:Not Found|Conflict|Gone|Precondition (?:Failed|Required)|Unprocessable Content)$/;

it.each(STATUSES)("%o is %i", async (refusal, status) => {
  const wire = await aNewswire();
  wire.newsroom.outcome = fail(refusal);
  const response =
    refusal.reason === "unknown-article"
      ? await wire.api("DELETE", "/publishing/articles/first?reason=x")
      : await wire.api("PUT", "/publishing/articles/first", { body: ARTICLE, headers: JSON_TYPE });
  expect(response.status).toBe(status);
  expect(response.headers.get("Content-Type")).toBe("application/problem+json");
  expect(response.headers.get("Cache-Control")).toBe("no-store, no-transform");
  const problem = await response.json<{ title: string; detail: string; current?: unknown }>();
  // RFC 9457 §4.2.1: under about:blank the title is the status's own phrase.
  expect(problem.title).toMatch(PHRASES);
  expect(problem.detail).not.toMatch(PHRASES);
  expect(problem.current).toBe("current" in refusal ? refusal.current : undefined);
});

it.each<readonly [string, Refusal, string]>([
  [
    "where the article stands that has moved",
    { reason: "unknown-article", slug: slug("first"), movedTo: slug("second") },
    "There is no article first; what stood there has moved to second",
  ],
  [
    "that there is nothing to match",
    { reason: "stale", current: null },
    "Nothing stands there, which If-Match asks for; If-None-Match: * is for what is new",
  ],
  [
    "that another revision is in force",
    { reason: "stale", current: '"2-abc"' },
    "Another revision is in force; read it, and send its tag in If-Match",
  ],
])("says %s", async (_, refusal, detail) => {
  const wire = await aNewswire();
  wire.newsroom.outcome = fail(refusal);
  const response = await wire.api("DELETE", "/publishing/articles/first?reason=x");
  expect(await response.json()).toMatchObject({ detail });
});
