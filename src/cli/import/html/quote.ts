import type { Element, RootContent } from "hast";
import { readHttpUrl } from "../../../authoring/address.ts";
import { inlineOnly } from "./inline.ts";
import { attributeOf, el, isEl, type Taming } from "./node.ts";

/** A quote: paragraphs, and who said them; what else stood in it follows it. */
export const quoteOf = (element: Element, taming: Taming): readonly RootContent[] => {
  const isName = (node: RootContent): boolean => isEl(node, "cite", "footer");
  const names = element.children.filter(isName);
  const inside = taming.flow(element.children.filter((node) => !isName(node)));
  const said = inside.flatMap((block) => paragraphsOf(block));
  const after = inside.filter((block) => paragraphsOf(block).length === 0);
  for (const block of after) taming.report("stood in a quote; it follows it now", block);
  if (said.length === 0) return [...after, ...taming.flow(names)];
  const cite = attributeOf(element, "cite");
  const source = cite === undefined ? undefined : readHttpUrl(cite);
  const [name] = names;
  const line =
    name && isEl(name)
      ? inlineOnly(
          names.flatMap((node) => (isEl(node) ? node.children : [])),
          taming,
          "a name",
        ).nodes
      : [];
  const footer = line.length > 0 ? [el("footer", {}, line, name)] : [];
  const properties = source?.ok ? { cite: source.value } : {};
  return [el("blockquote", properties, [...said, ...footer], element), ...after];
};

/** What of a quote is text: paragraphs, headings, the items of lists, quotes in it. */
const paragraphsOf = (block: RootContent): readonly RootContent[] => {
  if (!isEl(block)) return [];
  if (block.tagName === "p") return [block];
  if (/^h\d$/.test(block.tagName))
    return [el("p", {}, [el("strong", {}, block.children, block)], block)];
  if (block.tagName === "blockquote") return block.children.flatMap(paragraphsOf);
  if (block.tagName === "footer") return [el("p", {}, block.children, block)];
  if (block.tagName === "ul" || block.tagName === "ol") {
    return block.children.flatMap((item) => {
      if (!isEl(item)) return [];
      const isList = (node: RootContent): boolean => isEl(node, "ul", "ol");
      const words = item.children.filter((node) => !isList(node));
      const bullet = el("p", {}, [{ type: "text", value: "\u2022 " }, ...words], item);
      return [bullet, ...item.children.filter(isList).flatMap(paragraphsOf)];
    });
  }
  return [];
};
