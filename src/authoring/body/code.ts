import type { Block } from "../../model/block.ts";
import { legalText } from "../../model/text.ts";
import { attributesOf, contentOf, isElement, textOf } from "../element.ts";
import type { BlockReader } from "./reading.ts";

/** `<pre>`, with or without `<code class="language-…">`: the text as it stands. */
export const readCode: BlockReader = (element, reading) => {
  attributesOf(element, [], reading.report);
  const [only, ...others] = contentOf(element);
  const code = only && isElement(only, "code") && others.length === 0 ? only : undefined;
  const classes = code ? attributesOf(code, ["class"], reading.report).class : undefined;
  const language = /(?:^| )language-(\S+)/.exec(classes ?? "")?.[1];
  const text = codeText(textOf(code ?? element));
  if (language !== undefined && !CODE_LANGUAGE.test(language)) {
    reading.report(
      `\`${language}\` is no name of a language; write one word, such as xml`,
      element,
    );
  }
  if (text === "") reading.report("a code block is empty", element);
  const block: Block = { type: "code", ...(language !== undefined && { language }), text };
  return [block];
};

/** Names of languages as highlighters know them: `xml`, `c++`, `objective-c`. */
export const CODE_LANGUAGE = /^[A-Za-z0-9+#._-]{1,40}$/;

/** Code as every representation can hold it: lines end with a line feed, none at the very end. */
export const codeText = (text: string): string =>
  legalText(text).replaceAll(/\r\n?/g, "\n").replace(/\n+$/, "");
