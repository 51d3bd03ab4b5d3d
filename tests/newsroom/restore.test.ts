import { expect, it } from "vitest";
import type { Article } from "../../src/model/article.ts";
import type { ArticleState } from "../../src/model/article-state.ts";
import { millisecondsOf } from "../../src/model/instant.ts";
import { changeTo } from "../../src/newsroom/decide/change.ts";
import { decideRestore } from "../../src/newsroom/decide/restore.ts";
import { aPublication, anArticle, inline, instant, slug } from "../support/builders.ts";

const NOW = instant("2026-11-20T12:00:00Z");
const DRAFTED = instant("2026-11-01T09:00:00Z");
const RELEASED = instant("2026-11-10T09:00:00Z");
const CORRECTED = instant("2026-11-15T09:00:00Z");

const drafted = anArticle("first", {
  title: "As it was",
  publishedAt: DRAFTED,
  updatedAt: DRAFTED,
});
const standing: Article = {
  ...drafted,
  title: "As it is",
  publishedAt: RELEASED,
  updatedAt: CORRECTED,
  corrections: [{ at: CORRECTED, html: inline("It was Tuesday.") }],
  developments: [{ at: CORRECTED, title: "Later", html: inline("And then.") }],
};

const restored = (state: ArticleState, earlier = drafted): Article | undefined => {
  const submission = { article: standing };
  const { etag, revision } = changeTo({ submission, state: "live" }, undefined, [], []);
  const decision = decideRestore(
    slug("first"),
    earlier,
    { kind: "present" },
    {
      publication: aPublication(),
      current: { submission, state, etag, revision, committedAt: NOW },
      owners: new Map(),
      keptMedia: new Set([`${"a".repeat(64)}.png`]),
      relatives: { others: [], own: [] },
      awaiting: [],
      replacement: undefined,
      memberOf: [],
    },
    millisecondsOf(NOW),
  );
  if (!decision.ok) throw new Error(JSON.stringify(decision.error));
  return decision.value.kind === "changed" ? decision.value.change.submission.article : undefined;
};

it("takes back nothing that readers of a live article were told", () => {
  const { publishedAt, updatedAt, corrections, developments } = standing;
  expect(restored("live")).toEqual({
    ...drafted,
    publishedAt,
    updatedAt,
    corrections,
    developments,
  });
});

it("brings back a note that was taken out since, once, in its place", () => {
  const before = { at: RELEASED, html: inline("It was Monday.") };
  const [standingNote] = standing.corrections;
  const corrections = [before, { at: CORRECTED, html: inline("Other words of the same note.") }];
  expect(restored("live", { ...drafted, corrections })?.corrections).toEqual([
    before,
    standingNote,
  ]);
});

it("gives a draft all of what it was, for nobody was told", () => {
  expect(restored("draft")).toEqual(drafted);
});
