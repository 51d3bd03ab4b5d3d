import { assert, jsonValue, property, string } from "fast-check";
import { expect, it } from "vitest";
import { canonicalJson } from "../../src/newsroom/canonical-json.ts";
import { revisionTag } from "../../src/newsroom/revision-tag.ts";
import { anArticle } from "../support/builders.ts";

const turned = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, member]) => [key, turned(member)] as const);
  return Object.fromEntries(entries.toReversed());
};

it("spells equal values the same, whatever the order of their members", () => {
  assert(
    property(jsonValue(), (value) => {
      expect(canonicalJson(turned(value))).toBe(canonicalJson(value));
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

it("moves exactly when the title changes", () => {
  assert(
    property(string(), string(), (one, other) => {
      const tag = (title: string) => revisionTag(1, anArticle("a", { title }));
      expect(tag(one) === tag(other)).toBe(one === other);
    }),
  );
});

it("tells revisions of equal content apart", () => {
  expect(revisionTag(1, "same")).not.toBe(revisionTag(3, "same"));
});
