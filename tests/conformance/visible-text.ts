import { fromParse5 } from "hast-util-from-parse5";
import { parseFragment } from "parse5";

interface Node {
  readonly type: string;
  readonly tagName?: string;
  readonly value?: string;
  readonly children?: readonly Node[];
}

/** The text of HTML as its readers see it, within one kind of element when it is named. */
export const visibleText = (markup: string, tagName?: string): string => {
  const texts = (node: Node, within: boolean): readonly string[] => {
    const inside = within || node.tagName === tagName;
    if (node.type === "text") return inside ? [node.value ?? ""] : [];
    if (node.tagName === "script" || node.tagName === "style") return [];
    return (node.children ?? []).flatMap((child) => texts(child, inside));
  };
  return texts(
    fromParse5(parseFragment(markup, { scriptingEnabled: false })),
    tagName === undefined,
  ).join("");
};
