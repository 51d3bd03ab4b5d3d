import { describe, expect, it } from "vitest";
import { entryOf } from "../../src/model/entry.ts";
import type { Slug, TagUri } from "../../src/model/identity.ts";
import type { LanguageTag } from "../../src/model/language.ts";
import { surroundingsOf } from "../../src/model/surroundings.ts";
import {
  gonePage,
  notFoundPage,
  unavailablePage,
} from "../../src/representations/html/absence.tsx";
import { anArticle, aPublication, instant } from "../support/builders.ts";
import { expectGolden } from "../support/golden.ts";
import { inLines } from "./html-showcase.ts";

const tombstone = {
  kind: "gone",
  id: "tag:news.example,2026-11-01:first" as TagUri,
  withdrawnAt: instant("2026-11-21T12:00:00Z"),
  reason: "Published in <error> & haste.",
} as const;

const arabic = anArticle("third", {
  title: "الخبر",
  language: "ar" as LanguageTag,
  direction: "rtl",
});
const entries = [anArticle("second"), arabic].map(
  (article) => ({ article, body: "full" }) as const,
);
const changedAt = instant("2026-11-01T08:00:00Z");
const around = surroundingsOf(
  "/sections/secnod",
  { feed: "front", entries, changedAt },
  aPublication(),
);

describe("the page of what is absent", () => {
  it("says when an article was withdrawn and why", () => {
    expectGolden("html-gone.html", inLines(gonePage(aPublication(), tombstone, around.recent)));
  });

  it("says who demanded by law that an article be taken down, and what stands in its place", () => {
    const demand = { by: "Regional Court <3>", reference: "3 O 17/26" };
    const replacedBy = "second" as Slug;
    const page = gonePage(aPublication(), { ...tombstone, demand, replacedBy }, around.recent);
    expectGolden("html-blocked.html", inLines(page));
  });

  it("says that the store cannot be reached, of nothing that is in it", () => {
    expectGolden("html-unavailable.html", inLines(unavailablePage()));
  });

  it("says that nothing stands at an address", () => {
    expectGolden("html-not-found.html", inLines(notFoundPage(aPublication(), around)));
  });

  it("never has the headline of what was withdrawn, should the front page be older", () => {
    const entry = entryOf(anArticle("first"), aPublication());
    const page = gonePage(aPublication(), { ...tombstone, id: entry.id }, [entry]);
    expect(page).not.toContain(entry.title);
    expect(page).not.toContain("The newest articles");
  });

  it("does without headlines where there are none", () => {
    for (const page of [gonePage(aPublication(), tombstone), notFoundPage(aPublication())]) {
      expect(page).not.toContain("<h2");
    }
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
