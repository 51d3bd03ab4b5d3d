import { describe, expect, it } from "vitest";
import type { TagUri } from "../../src/model/identity.ts";
import { gonePage, notFoundPage } from "../../src/representations/html/absence.tsx";
import { aPublication, instant } from "../support/builders.ts";
import { expectGolden } from "../support/golden.ts";
import { inLines } from "./html-showcase.ts";

const tombstone = {
  kind: "gone",
  id: "tag:news.example,2026-11-01:first" as TagUri,
  withdrawnAt: instant("2026-11-21T12:00:00Z"),
  reason: "Published in <error> & haste.",
} as const;

describe("the page of what is absent", () => {
  it("says when an article was withdrawn and why", () => {
    expectGolden("html-gone.html", inLines(gonePage(aPublication(), tombstone)));
  });

  it("says that nothing stands at an address", () => {
    expectGolden("html-not-found.html", inLines(notFoundPage(aPublication())));
  });

  it("can do without a publication", () => {
    expectGolden("html-not-found-bare.html", inLines(notFoundPage(undefined)));
  });

  it("is left out by search engines", () => {
    for (const page of [gonePage(aPublication(), tombstone), notFoundPage(undefined)]) {
      expect(page).toContain('<meta name="robots" content="noindex">');
    }
  });
});
