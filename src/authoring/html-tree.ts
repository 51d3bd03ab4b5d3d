import type { Root } from "hast";
import rehypeParse from "rehype-parse";
import { unified } from "unified";
import type { Result } from "../model/result.ts";
import { parseWithinStack } from "./nesting.ts";

const parser = unified().use(rehypeParse, { fragment: true }).freeze();

/** HTML as browsers understand it, with places. */
export const parseHtml = (html: string): Result<Root, string> =>
  parseWithinStack(() => parser.parse(html));
