import { describe, expect, it } from "vitest";
import { amp } from "../../src/representations/amp.tsx";
import { deckOf } from "../../src/representations/markup/deck.ts";
import { anArticle, paragraph } from "../support/builders.ts";
import { htmlOf, pageOf } from "./html-showcase.ts";

const cards = [
  { blocks: [paragraph("The <em>harbour</em> opens &amp; closes at noon."), paragraph("More.")] },
];

describe("the summary above the text", () => {
  it.each([
    ["The harbour opens & closes at noon.", undefined],
    ["The harbour opens…", undefined],
    ["The harbour opens ...", undefined],
    ["The harbour ope", "The harbour ope"],
    ["Ferries leave again.", "Ferries leave again."],
    ["The harbour opens and closes at noon.", "The harbour opens and closes at noon."],
    ["More.", "More."],
  ])("“%s” stands there as %s", (summary, deck) => {
    expect(deckOf({ summary, cards })).toBe(deck);
  });

  it("is not said twice by the page, in AMP neither; programs still find it", () => {
    const page = pageOf(anArticle("harbour", { summary: "The harbour opens…", cards }));
    for (const document of [htmlOf(page), amp.render(page, [])]) {
      expect(document).not.toContain('class="deck');
      expect(document).toContain('name="description" content="The harbour opens…"');
    }
  });
});
