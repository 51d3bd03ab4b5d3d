import { describe, expect, it } from "vitest";
import { referencedArtwork } from "../../src/authoring/artwork.ts";
import { authoredPodcast, podcast } from "../../src/authoring/schema/podcast.ts";
import { pointerOf, readValue } from "../../src/authoring/schema/read.ts";
import { PODCAST_CATEGORIES } from "../../src/model/podcast-category.ts";
import { ok } from "../../src/model/result.ts";
import { aPicture, aPodcast } from "../support/builders.ts";

const problemsOf = (over: object, schema: typeof podcast | typeof authoredPodcast = podcast) => {
  const read = readValue(schema, { ...aPodcast(), ...over });
  return read.ok ? [] : read.error.map(({ path, detail }) => `${pointerOf(path)} ${detail}`);
};

describe("a podcast in JSON", () => {
  it("is read as it is written, its UUID in lower case", () => {
    const guid = "917393E3-1B1E-5CEF-ACE4-EDAA54E1F810";
    const owner = { name: "Ada", email: "ada@news.example" };
    const whole = { ...aPodcast(), author: "The desk", owner, locked: false, guid };
    expect(readValue(podcast, whole)).toEqual(ok({ ...whole, guid: guid.toLowerCase() }));
  });

  it("has a category and a subcategory of Apple's list, and of each other", () => {
    for (const [category, subcategories] of Object.entries(PODCAST_CATEGORIES)) {
      for (const subcategory of subcategories) {
        expect(problemsOf({ category, subcategory })).toEqual([]);
      }
    }
    expect(problemsOf({ category: "Newz" })).toEqual(["/category is `Newz`; did you mean `News`?"]);
    expect(problemsOf({ subcategory: "Dayly News" })).toEqual([
      "/subcategory is `Dayly News`; did you mean `Daily News`?",
    ]);
    expect(problemsOf({ category: "Technology", subcategory: "Tech News" })).toEqual([
      "/subcategory is `Tech News`; leave it out, for `Technology` has none",
    ]);
    expect(problemsOf({ category: "toString" })[0]).toMatch(/^\/category is `toString`; use /);
  });

  it("has artwork that is square, of the right size, JPEG or PNG", () => {
    const image = (over: object) => ({ image: { ...aPodcast().image, ...over } });
    expect(problemsOf(image({ width: 3000, height: 3000, type: "image/jpeg" }))).toEqual([]);
    const size = "artwork is square, 1400 to 3000 pixels wide";
    expect(problemsOf(image({ height: 1399 }))).toEqual([`/image is 1400 × 1399 pixels; ${size}`]);
    expect(problemsOf(image({ width: 3001, height: 3001 }))).toEqual([
      `/image is 3001 × 3001 pixels; ${size}`,
    ]);
    expect(problemsOf(image({ type: "image/webp" }))).toEqual([
      "/image is image/webp; artwork is JPEG or PNG",
    ]);
  });

  it("says whether it is explicit, and what is wrong with the rest", () => {
    const { explicit: _, ...silent } = aPodcast();
    expect(readValue(podcast, silent)).toMatchObject({
      error: [{ path: ["explicit"], detail: "is missing" }],
    });
    expect(
      problemsOf({ explicit: "no", guid: "42", owner: { name: "", email: "x" }, type: "serial" }),
    ).toEqual([
      "/owner/name is empty",
      "/owner/email is `x`; write an address such as desk@news.example",
      "/guid is `42`; write a UUID such as 917393e3-1b1e-5cef-ace4-edaa54e1f810",
      "/explicit is a string; write true or false",
      expect.stringMatching(/^\/type "type" is unknown; /),
    ]);
  });
});

describe("a podcast in publication.yaml", () => {
  it("names its artwork as a picture, and writes true and false as text", () => {
    const image = { src: "media/artwork.png", alt: "A key" };
    const written = { ...aPodcast(), image, explicit: "false", locked: "true" };
    expect(readValue(authoredPodcast, written)).toEqual(
      ok({ ...aPodcast(), image, explicit: false, locked: true }),
    );
    expect(problemsOf({ image, explicit: "no" }, authoredPodcast)).toEqual([
      "/explicit is `no`; use `true` or `false`",
    ]);
  });

  it("is measured against the file of its artwork", async () => {
    const artwork = async (width: number, height = width) => {
      const facts = { ...aPicture(), width, height };
      const media = async (srcs: readonly string[]) => new Map(srcs.map((src) => [src, ok(facts)]));
      return referencedArtwork({ src: "media/x.png", alt: "" }, ["podcast", "image"], media);
    };
    expect(await artwork(1400)).toMatchObject({ ok: true, value: { width: 1400, alt: "" } });
    expect(await artwork(1600, 900)).toMatchObject({
      error: [
        {
          path: ["podcast", "image", "src"],
          detail: "is 1600 × 900 pixels; artwork is square, 1400 to 3000 pixels wide",
        },
      ],
    });
  });
});
