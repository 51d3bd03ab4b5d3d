import type { Root as HtmlRoot } from "hast";
import type { Root } from "mdast";
import rehypeRaw from "rehype-raw";
import remarkDirective from "remark-directive";
import remarkFrontmatter from "remark-frontmatter";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import remarkRehype from "remark-rehype";
import { unified } from "unified";
import type { Problem } from "../../model/problem.ts";
import { fail, type Result } from "../../model/result.ts";
import { excessOf, parseWithinStack } from "../nesting.ts";
import type { Report } from "../report.ts";
import { prepareBlocks } from "./blocks.ts";
import { prepareDirectives } from "./directives.ts";
import { boundedMarks, TooManyMarks } from "./marks.ts";

/** One tilde stays a tilde: "~10 to ~20" strikes nothing through. */
const parser = unified()
  .use(remarkParse)
  .use(remarkFrontmatter)
  .use(remarkGfm, { singleTilde: false })
  .use(remarkDirective)
  .use(boundedMarks)
  .freeze();

const toHtml = unified().use(remarkRehype, { allowDangerousHtml: true }).use(rehypeRaw).freeze();

/** Parses Markdown (CommonMark, GFM, front matter, directives); places count in all of `source`. */
export const parseTree = (source: string): Result<Root, Problem> => {
  const excess = excessOf(source);
  if (excess) return fail(excess);
  try {
    const tree = parseWithinStack(() => parser.parse(source));
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
  return parseWithinStack(() => toHtml.runSync(tree));
};
