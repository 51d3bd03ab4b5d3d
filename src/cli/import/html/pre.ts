import type { Element, RootContent } from "hast";
import { CODE_LANGUAGE } from "../../../authoring/body/code.ts";
import { attributeOf, el, found, textOf } from "./node.ts";

/** Code as it stands, with the name of its language where a highlighter was told it. */
export const preOf = (element: Element): readonly RootContent[] => {
  const text = textOf(element);
  if (text.trim() === "") return [];
  const [code] = found({ ...element, tagName: "div" }, "code");
  const classes = `${attributeOf(element, "className") ?? ""} ${(code && attributeOf(code, "className")) ?? ""}`;
  const name = /(?:^| )lang(?:uage)?-(\S+)|brush: ?([^; ]+)/.exec(classes);
  const language = name?.[1] ?? name?.[2];
  const isKnown = language !== undefined && CODE_LANGUAGE.test(language);
  const properties = isKnown ? { className: [`language-${language}`] } : {};
  return [
    el("pre", {}, [el("code", properties, [{ type: "text", value: text }], element)], element),
  ];
};
