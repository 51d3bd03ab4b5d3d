import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isSlug, isTagUri, mintId, mintNoteId, slugify } from "../../src/model/identity.ts";
import { slug } from "../support/builders.ts";
import { anyString } from "../support/any-string.ts";

describe("a slug", () => {
  it.each(["a", "trump-putin-call", "2026", "x".repeat(80)])("may be %s", (text) => {
    expect(isSlug(text)).toBe(true);
  });

  it.each(["", "A", "a_b", "a/b", "é", "x".repeat(81), "a b", "a\n"])("may not be %j", (text) => {
    expect(isSlug(text)).toBe(false);
  });

  it("is made of a title's letters without their marks", () => {
    expect(slugify("Ça va, l’été & Co.?")).toBe("ca-va-lete-co");
  });

  it("made of any title is a slug, or empty when nothing is left", () => {
    fc.assert(
      fc.property(anyString({ maxLength: 100 }), (title) => {
        const made = slugify(title);
        expect(made === "" || isSlug(made)).toBe(true);
      }),
    );
  });
});

describe("an id", () => {
  it("is a tag URI under the publication's authority", () => {
    const id = mintId("news.example,2026-11-01", "2026-11-22", slug("hello"));
    expect(id).toBe("tag:news.example,2026-11-01:2026-11-22/hello");
    expect(isTagUri(id)).toBe(true);
    expect(isTagUri(mintNoteId(id, "corrections", "2026-11-22T08:00:00Z"))).toBe(true);
  });

  it.each([
    "https://a.example/",
    "tag:a.example:x",
    "tag:,2026:x",
    "tag:a.example,26:x",
    "tag:a.example,2026:",
    "tag:a.example,2026:a b",
  ])("is not %s", (text) => {
    expect(isTagUri(text)).toBe(false);
  });
});
