import type { Root as HtmlRoot } from "hast";
import { raw } from "hast-util-raw";
import type { Root } from "mdast";
import { directiveFromMarkdown } from "mdast-util-directive";
import { fromMarkdown } from "mdast-util-from-markdown";
import { frontmatterFromMarkdown } from "mdast-util-frontmatter";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { toHast } from "mdast-util-to-hast";
import { directive } from "micromark-extension-directive";
import { frontmatter } from "micromark-extension-frontmatter";
import { gfm } from "micromark-extension-gfm";
import { VFile } from "vfile";
import type { Problem } from "../../model/problem.ts";
import { fail, type Result } from "../../model/result.ts";
import { rootOf } from "../html-tree.ts";
import { excessOf, parseWithinStack } from "../nesting.ts";
import type { Report } from "../report.ts";
import { prepareBlocks } from "./blocks.ts";
import { prepareDirectives } from "./directives.ts";
import { countingMarks, TooManyMarks } from "./marks.ts";

/** The syntax we read: CommonMark, and what these add. */
const SYNTAX = {
  // One tilde stays a tilde: "~10 to ~20" strikes nothing through. The last is tried first.
  extensions: [frontmatter(), gfm({ singleTilde: false }), directive(), countingMarks],
  mdastExtensions: [frontmatterFromMarkdown(), gfmFromMarkdown(), directiveFromMarkdown()],
};

/** Parses Markdown (CommonMark, GFM, front matter, directives); places count in all of `source`. */
export const parseTree = (source: string): Result<Root, Problem> => {
  const excess = excessOf(source);
  if (excess) return fail(excess);
  try {
    const tree = parseWithinStack(() => fromMarkdown(source, SYNTAX));
    return tree.ok ? tree : fail({ detail: tree.error, place: { line: 1, column: 1 } });
  } catch (thrown) {
    if (thrown instanceof TooManyMarks) {
      return fail({ detail: thrown.message, place: thrown.place });
    }
    throw thrown;
  }
};

/**
 * Turns a tree of Markdown into the elements that blocks are read from. Changes the tree; what
 * Markdown alone can know to be wrong is reported.
 */
export const htmlOf = (tree: Root, source: string, report: Report): Result<HtmlRoot, string> => {
  prepareDirectives(tree, source, report);
  prepareBlocks(tree, source, report);
  // Places are kept where a file is given; it need not hold anything.
  const file = new VFile();
  return parseWithinStack(() =>
    rootOf(raw(toHast(tree, { file, allowDangerousHtml: true }), { file })),
  );
};
