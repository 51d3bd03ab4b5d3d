import type { Root } from "hast";
import rehypeParse from "rehype-parse";
import { unified } from "unified";
import { fail, type Result } from "../model/result.ts";
import { parseWithinStack, TOO_DEEP } from "./nesting.ts";
import { isHtmlTooOpen } from "./open-elements.ts";

const parser = unified().use(rehypeParse, { fragment: true }).freeze();

/** HTML as browsers understand it, with places. */
export const parseHtml = (html: string): Result<Root, string> =>
  isHtmlTooOpen(html) ? fail(TOO_DEEP) : parseWithinStack(() => parser.parse(html));
