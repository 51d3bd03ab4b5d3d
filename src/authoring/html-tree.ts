import type { Nodes, Root } from "hast";
import { fromParse5 } from "hast-util-from-parse5";
import { parseFragment } from "parse5";
import { VFile } from "vfile";
import { fail, type Result } from "../model/result.ts";
import { parseWithinStack, TOO_DEEP } from "./nesting.ts";
import { isHtmlTooOpen } from "./open-elements.ts";

/** HTML as browsers understand it where no script runs, with places. */
export const parseHtml = (html: string): Result<Root, string> => {
  if (isHtmlTooOpen(html)) return fail(TOO_DEEP);
  return parseWithinStack(() => {
    const parsed = parseFragment(html, { sourceCodeLocationInfo: true, scriptingEnabled: false });
    return rootOf(fromParse5(parsed, { file: new VFile(html) }));
  });
};

/** A whole tree, which the types of its makers do not know to be one. */
export const rootOf = (tree: Nodes): Root => {
  if (tree.type !== "root") throw new TypeError(`A tree of HTML begins with ${tree.type}`);
  return tree;
};
