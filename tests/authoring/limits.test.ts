import { describe, expect, it } from "vitest";
import {
  ARTICLE_MAX_BYTES,
  HUBS_MAX,
  JSON_VALUES_MAX,
  PROBLEMS_MAX,
  READERS_MAX,
  URL_MAX_CHARACTERS,
} from "../../src/authoring/limits.ts";
import { parsePublication } from "../../src/authoring/publication.ts";
import { parseSubmission } from "../../src/authoring/submission.ts";
import { SUMMARY_MAX_BYTES } from "../../src/model/edition.ts";
import { aPublication, anArticle } from "../support/builders.ts";
import { aContext } from "./context.ts";

const problemsOf = async (over: Readonly<Record<string, unknown>>): Promise<readonly string[]> => {
  const read = await parseSubmission({ ...anArticle(), ...over }, aContext());
  return read.ok ? [] : read.error.map(({ pointer, detail }) => `${pointer}: ${detail}`);
};

const paragraph = (html: string) => ({ cards: [{ blocks: [{ type: "paragraph", html }] }] });
const url = (length: number) => `https://a.example/${"x".repeat(length - 18)}`;

describe("an article in bounds", () => {
  it("is read", async () => {
    expect(await problemsOf({ canonicalUrl: url(URL_MAX_CHARACTERS) })).toEqual([]);
  });

  it.each([
    ["canonicalUrl", { canonicalUrl: url(URL_MAX_CHARACTERS + 1) }, "/canonicalUrl"],
    ["licence", { licence: { url: url(900_000), label: "x" } }, "/licence/url"],
    [
      "a link in text",
      paragraph(`<a href="${url(URL_MAX_CHARACTERS + 1)}">x</a>`),
      "/cards/0/blocks/0/html",
    ],
    [
      "a path in text",
      paragraph(`<a href="/${"x".repeat(URL_MAX_CHARACTERS)}">x</a>`),
      "/cards/0/blocks/0/html",
    ],
  ])("has no URL too long for a header: %s", async (_, over, pointer) => {
    const [problem, ...others] = await problemsOf(over);
    expect(problem).toMatch(`${pointer}: `);
    expect(problem).toContain(`at most ${URL_MAX_CHARACTERS}`);
    expect(problem?.length).toBeLessThan(500);
    expect(others).toEqual([]);
  });

  it("weighs at most a mebibyte once it is read, escapes included", async () => {
    const [problem] = await problemsOf(paragraph("&amp;".repeat(ARTICLE_MAX_BYTES / 5)));
    expect(problem).toContain(`at most ${ARTICLE_MAX_BYTES}`);
  });

  it("fits an edition as a summary", async () => {
    const caption = "é".repeat(SUMMARY_MAX_BYTES / 2);
    const [problem] = await problemsOf({ picture: { ...anArticle().picture, caption } });
    expect(problem).toContain(`at most ${SUMMARY_MAX_BYTES}`);
  });

  it.each([
    [
      "a list that counts from below zero, which AMP refuses",
      { type: "list", ordered: true, start: -1, items: [{ html: "x" }] },
      "start",
    ],
    [
      "a duration no clock shows",
      {
        type: "audio",
        audio: {
          url: "https://a.example/a.mp3",
          type: "audio/mpeg",
          bytes: 1,
          title: "x",
          durationSeconds: 1e21,
        },
      },
      "audio/durationSeconds",
    ],
    [
      "a duration of nothing",
      {
        type: "audio",
        audio: {
          url: "https://a.example/a.mp3",
          type: "audio/mpeg",
          bytes: 1,
          title: "x",
          durationSeconds: 1e-7,
        },
      },
      "audio/durationSeconds",
    ],
    [
      "a picture at another publisher",
      {
        type: "image",
        picture: {
          url: "https://a.example/a.png",
          type: "image/png",
          bytes: 1,
          width: 1,
          height: 1,
          alt: "",
        },
      },
      "picture/url",
    ],
  ])("has no %s", async (_, block, member) => {
    expect(await problemsOf({ cards: [{ blocks: [block] }] })).toEqual([
      expect.stringContaining(`/cards/0/blocks/0/${member}: `),
    ]);
  });
});

describe("JSON with more values than any article needs", () => {
  it.each([
    ["blocks", { cards: [{ blocks: Array.from({ length: 130_000 }, () => 1) }] }],
    ["cards", { cards: Array.from({ length: 200_000 }, () => 1) }],
    ["corrections", { corrections: Array.from({ length: 130_000 }, () => 1) }],
    ["members", Object.fromEntries(Array.from({ length: 60_000 }, (_, n) => [`m${n}`, 1]))],
  ])("is one problem, never a crash: %s", async (_, over) => {
    expect(await problemsOf(over)).toEqual([
      expect.stringContaining(`more than ${JSON_VALUES_MAX}`),
    ]);
  });

  it("below that gives a bounded number of problems", async () => {
    const members = Object.fromEntries(Array.from({ length: 30_000 }, (_, n) => [`m${n}`, 1]));
    expect((await problemsOf(members)).length).toBeLessThanOrEqual(PROBLEMS_MAX + 1);
  });
});

describe("settings in bounds", () => {
  it("have few web readers, for each is a link beside every feed", () => {
    const reader = { name: "Reader", subscribe: "https://reader.example/?add={url}" };
    const readers = Array.from({ length: READERS_MAX }, () => reader);
    expect(parsePublication(aPublication({ readers })).ok).toBe(true);
    expect(parsePublication(aPublication({ readers: [...readers, reader] })).ok).toBe(false);
  });

  it("have few hubs, each with a URL that fits a header", () => {
    const hubs = Array.from({ length: HUBS_MAX }, (_, n) => `https://hub${n}.example/`);
    expect(parsePublication(aPublication({ hubs })).ok).toBe(true);
    expect(
      parsePublication(aPublication({ hubs: [...hubs, "https://one.more.example/"] })).ok,
    ).toBe(false);
    expect(parsePublication(aPublication({ hubs: [url(20_000)] })).ok).toBe(false);
    expect(
      parsePublication({ ...aPublication(), hubs: Array.from({ length: 200_000 }, () => 1) }).ok,
    ).toBe(false);
  });
});
