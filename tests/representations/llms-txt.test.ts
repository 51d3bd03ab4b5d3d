import * as fc from "fast-check";
import { expect, it } from "vitest";
import { oneLine } from "../../src/model/text.ts";
import { llmsTxt } from "../../src/representations/llms-txt.ts";
import { aPublication, EVERY_KIND_OF_FEED } from "../support/builders.ts";
import { expectGolden } from "../support/golden.ts";
import { nodesOf, parseCommonMark, readText } from "../support/mdast.ts";
import { anyPublication } from "./any-text.ts";

it("has a title, a summary, and lists of links by kind", () => {
  expectGolden("llms.txt", llmsTxt.render(aPublication(EVERY_KIND_OF_FEED)));
});

it("says what the settings say, whatever that is", () => {
  fc.assert(
    fc.property(anyPublication, (publication) => {
      const root = parseCommonMark(llmsTxt.render(publication));
      const [title] = root.children;
      expect(title?.type).toBe("heading");
      expect(title && readText(title)).toBe(oneLine(publication.title));
      expect(nodesOf(root).filter(({ type }) => type === "html")).toEqual([]);
    }),
  );
});
