import type { Element, RootContent, Text } from "hast";
import type { Block } from "../../model/block.ts";
import type { InlineHtml } from "../../model/inline.ts";
import { readHttpUrl } from "../address.ts";
import { attributesOf, contentOf, isElement } from "../element.ts";
import { inlineOf, inlineText, isInlineElement } from "../inline.ts";
import { phraseOf } from "./phrase.ts";
import type { Reading } from "./reading.ts";

/** An em dash (U+2014) and a space at the start of a line name who is quoted. */
const ATTRIBUTION = /^\s*\u2014 /;
const ATTRIBUTION_LINE = /\n[ \t]*\u2014 [^\n]*$/;

/**
 * `<blockquote>`: paragraphs, and who said them in `data-by`, a `<footer>`, a `<cite>`, the caption of
 * the figure around it, or a last line that begins with an em dash. `cite` is where it was said.
 */
export const readQuote = (
  element: Element,
  reading: Reading,
  caption?: InlineHtml,
): readonly Block[] => {
  const given = attributesOf(element, ["cite", "data-by"], reading.report);
  const source = given.cite === undefined ? undefined : readHttpUrl(given.cite);
  if (source && !source.ok) reading.report(`the source ${source.error}`, element);
  const { runs, names } = partsOf(element, reading);
  if (caption) names.push(caption);
  if (given["data-by"]) names.push(inlineText(given["data-by"]));
  if (names.length === 0) {
    const signed = signatureOf(runs.at(-1) ?? []);
    if (signed) {
      runs.splice(-1, 1, signed.before);
      names.push(inlineOf(signed.name, reading.report));
    }
  }
  if (names.length > 1) reading.report("a quote names who said it twice; keep one", element);
  const paragraphs = runs
    .map((nodes) => inlineOf(nodes, reading.report))
    .filter((html) => html !== "");
  if (paragraphs.length === 0) reading.report("a quote is empty", element);
  const [attribution] = names;
  return [
    {
      type: "quote",
      paragraphs,
      ...(attribution && { attribution }),
      ...(source?.ok && { sourceUrl: source.value }),
    },
  ];
};

/** Paragraphs as runs of nodes; text that stands bare is one too. */
const partsOf = (
  element: Element,
  reading: Reading,
): { readonly runs: (readonly RootContent[])[]; readonly names: InlineHtml[] } => {
  const runs: (readonly RootContent[])[] = [];
  const names: InlineHtml[] = [];
  const content = contentOf(element);
  const isBare = content.every((node) => !isElement(node) || isInlineElement(node.tagName));
  if (isBare && !content.every((node) => isElement(node, "cite"))) {
    return { runs: [element.children], names };
  }
  for (const node of content) {
    if (isElement(node, "p")) {
      attributesOf(node, [], reading.report);
      runs.push(node.children);
    } else if (isElement(node, "footer", "cite")) names.push(phraseOf(node, reading));
    else if (isElement(node) && !isInlineElement(node.tagName)) {
      reading.report(`\`<${node.tagName}>\` cannot stand in a quote; write paragraphs`, node);
    } else runs.push([node]);
  }
  return { runs, names };
};

const signatureOf = (
  nodes: readonly RootContent[],
):
  | { readonly before: readonly RootContent[]; readonly name: readonly RootContent[] }
  | undefined => {
  const [first] = nodes;
  if (first?.type === "text" && ATTRIBUTION.test(first.value)) {
    const name = { ...first, value: first.value.replace(ATTRIBUTION, "") } satisfies Text;
    return { before: [], name: [name, ...nodes.slice(1)] };
  }
  const at = nodes.findLastIndex((node) => node.type === "text" && node.value.includes("\n"));
  const line = nodes[at];
  const found = line?.type === "text" ? ATTRIBUTION_LINE.exec(line.value) : null;
  if (line?.type !== "text" || !found) return undefined;
  const name = { ...line, value: found[0].replace(ATTRIBUTION, "") } satisfies Text;
  return {
    before: [...nodes.slice(0, at), { ...line, value: line.value.slice(0, found.index) }],
    name: [name, ...nodes.slice(at + 1)],
  };
};
