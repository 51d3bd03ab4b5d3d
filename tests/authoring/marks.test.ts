import fc from "fast-check";
import remarkDirective from "remark-directive";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { expect, it } from "vitest";
import { boundedMarks } from "../../src/authoring/markdown/marks.ts";

const parser = () =>
  unified().use(remarkParse).use(remarkGfm, { singleTilde: false }).use(remarkDirective);
const plain = parser().freeze();
const counting = parser().use(boundedMarks).freeze();

it("counting marks changes nothing in what the parser makes of a text", () => {
  const syntax = fc.constantFrom(...Array.from("\n\n *_~`[]()<>!#&;:|-=+\"'\\{}/@.1ab\t"));
  fc.assert(
    fc.property(fc.array(syntax, { maxLength: 30 }), (characters) => {
      const text = characters.join("");
      expect(counting.parse(text)).toEqual(plain.parse(text));
    }),
    { numRuns: 3_000 },
  );
});
