import { expect, it } from "vitest";
import { keyOf, subjectOf, targetOf } from "../../src/newsroom/target.ts";
import { slug } from "../support/builders.ts";

it.each([
  { kind: "publication" },
  { kind: "resource", slug: slug("first") },
  { kind: "edition", feed: "front" },
  { kind: "redirect", shard: "0f" },
  { kind: "archive", page: 3 },
  { kind: "media", name: "a.png" },
  { kind: "edition", feed: `topics/${slug("syria")}` },
  { kind: "edition", feed: `stories/${slug("the-wire")}` },
  { kind: "edition", feed: `languages/${slug("pt-br")}` },
  { kind: "edition", feed: `feeds/${slug("picks")}` },
] as const)("comes back from its table as it went in: %o", (target) => {
  expect(targetOf(target.kind, subjectOf(target))).toEqual(target);
  expect(keyOf(target)).toMatch(/^\w+:v1/);
});

it.each([
  ["edition", "topics/"],
  ["edition", "editors/bob"],
  ["edition", "topics/syria/more"],
  ["resource", "Not A Slug"],
  ["record", ""],
  ["redirect", "xyz"],
  ["media", ""],
])("is not made of a row nobody wrote: %s %s", (kind, subject) => {
  expect(() => targetOf(kind, subject)).toThrow(/no kind/);
});
