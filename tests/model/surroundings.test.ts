import { describe, expect, it } from "vitest";
import type { LanguageTag } from "../../src/model/language.ts";
import { surroundingsOf } from "../../src/model/surroundings.ts";
import { aPublication } from "../support/builders.ts";

const publication = aPublication({
  languages: { en: { label: "English" }, ar: { label: "العربية" } },
  feeds: { headlines: { label: "Headlines" } },
  topics: { headline: { label: "Headline writing" } },
});

const nearTo = (path: string) =>
  surroundingsOf(path, undefined, publication).near.map(({ url }) => new URL(url).pathname);

describe("what is near an address where nothing stands", () => {
  it("is a selection, before what is as near and of another kind", () => {
    expect(nearTo("/feeds/headlins")).toEqual(["/feeds/headlines", "/topics/headline"]);
    expect(nearTo("/headlins")).toEqual(["/topics/headline", "/feeds/headlines"]);
  });

  it("is a language, in that language", () => {
    const { near } = surroundingsOf("/languages/arr", undefined, publication);
    expect(near).toEqual([
      {
        title: "العربية",
        url: "https://news.example/languages/ar",
        language: "ar" as LanguageTag,
        direction: "rtl",
      },
    ]);
  });

  it("is a language by its tag alone where another kind was asked for", () => {
    expect(nearTo("/AR")).toEqual(["/languages/ar"]);
    expect(nearTo("/sections/ae")).toEqual([]);
  });
});
