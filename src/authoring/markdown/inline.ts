import type { InlineHtml } from "../../model/inline.ts";
import { fail, ok, type Result } from "../../model/result.ts";
import { contentOf, isElement } from "../element.ts";
import { inlineOf } from "../inline.ts";
import { newReport } from "../report.ts";
import { htmlOf, parseTree } from "./tree.ts";

/** Reads one paragraph of Markdown, as captions and notes are; the error is every problem. */
export const readInlineMarkdown = (source: string): Result<InlineHtml, readonly string[]> => {
  const tree = parseTree(source);
  if (!tree.ok) return fail([tree.error.detail]);
  const { report, problems } = newReport();
  const root = htmlOf(tree.value, source, report);
  if (!root.ok) return fail([root.error]);
  const [only, ...others] = contentOf(root.value);
  if (!only) return fail(["is empty"]);
  if (!isElement(only, "p") || others.length > 0) {
    return fail(["is one paragraph of Markdown, without headings, lists and the like"]);
  }
  const html = inlineOf(only.children, report);
  if (problems.length > 0) return fail(problems.map(({ detail }) => detail));
  return html === "" ? fail(["is empty"]) : ok(html);
};
