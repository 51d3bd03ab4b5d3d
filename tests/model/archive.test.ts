import { expect, it } from "vitest";
import { archivedOf, firstPlaceOf, pageOfPlace } from "../../src/model/archive.ts";
import { anArticle, aPicture } from "../support/builders.ts";

it("has fifty places to a page, numbered from 1", () => {
  expect([0, 49, 50, 99, 100].map(pageOfPlace)).toEqual([1, 1, 2, 2, 3]);
  expect([1, 2, 3].map(firstPlaceOf)).toEqual([0, 50, 100]);
});

it("names at most twenty pictures of an article, so that a page's weight has a bound", () => {
  const pictures = Array.from({ length: 30 }, (_, index) =>
    aPicture({ url: `/media/${String(index).padStart(64, "0")}.png` }),
  );
  const blocks = pictures.map((picture) => ({ type: "image", picture }) as const);
  const archived = archivedOf(anArticle("first", { cards: [{ blocks }] }));
  expect(archived.pictures).toHaveLength(20);
  expect(archived.pictures[0]).toBe(anArticle().picture?.url);
});
