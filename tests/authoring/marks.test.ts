import fc from "fast-check";
import { fromMarkdown } from "mdast-util-from-markdown";
import { directive } from "micromark-extension-directive";
import { gfm } from "micromark-extension-gfm";
import { expect, it } from "vitest";
import { countingMarks } from "../../src/authoring/markdown/marks.ts";

const extensions = [gfm({ singleTilde: false }), directive()];
const plain = (text: string) => fromMarkdown(text, { extensions });
const counting = (text: string) =>
  fromMarkdown(text, { extensions: [...extensions, countingMarks] });

it("counting marks changes nothing in what the parser makes of a text", () => {
  const syntax = fc.constantFrom(...Array.from("\n\n *_~`[]()<>!#&;:|-=+\"'\\{}/@.1ab\t"));
  fc.assert(
    fc.property(fc.array(syntax, { maxLength: 30 }), (characters) => {
      const text = characters.join("");
      expect(counting(text)).toEqual(plain(text));
    }),
    { numRuns: 1_000 },
  );
});
