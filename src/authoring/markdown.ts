import type { Root } from "mdast";
import type { Problem } from "../model/problem.ts";
import { fail, ok, type Result } from "../model/result.ts";
import type { Submission } from "../model/submission.ts";
import { readBody } from "./body/body.ts";
import type { AuthoringContext } from "./context.ts";
import { dated, type Draft, submissionOf } from "./draft.ts";
import { htmlOf, parseTree } from "./markdown/tree.ts";
import { referencedPicture } from "./referenced-picture.ts";
import { inOrder, newReport } from "./report.ts";
import { frontMatter } from "./schema/front-matter.ts";
import { readValue } from "./schema/read.ts";
import { textFile } from "./text-file.ts";
import { readYaml } from "./yaml-source.ts";

/**
 * Reads an article: YAML front matter, then Markdown.
 * @returns every problem, in the order of the file, each with its line and column in it; those of
 * front matter with a pointer too
 */
export const parseMarkdown = async (
  source: string,
  context: AuthoringContext,
): Promise<Result<Submission, readonly Problem[]>> => {
  const file = textFile(source);
  const tree = parseTree(file);
  if (!tree.ok) return fail([tree.error]);
  const fields = await fieldsOf(tree.value, file, context);
  const { report, problems: bodyProblems } = newReport();
  const html = htmlOf(tree.value, file, report);
  if (!html.ok) report(html.error, START);
  const cards = html.ok ? await readBody(html.value, context.media, report) : [];
  if (!fields.ok) return fail(inOrder([...fields.error, ...bodyProblems]));
  const { draft, locate } = fields.value;
  const submission = submissionOf({ ...draft, cards }, context);
  if (submission.ok && bodyProblems.length === 0) return ok(submission.value);
  const draftProblems = submission.ok ? [] : submission.error.map(locate);
  return fail(inOrder([...draftProblems, ...bodyProblems]));
};

const START = { position: { start: { line: 1, column: 1 } } };

const fieldsOf = async (tree: Root, file: string, context: AuthoringContext) => {
  const yaml = frontMatterOf(tree, file);
  if (!yaml.ok) return yaml;
  const read = readYaml(yaml.value, 1);
  if (!read.ok) return read;
  const { value, locate } = read.value;
  const picture = await referencedPicture(memberOf(value, "picture"), ["picture"], context.media);
  const fields = readValue(frontMatter, dated(value ?? {}));
  if (!fields.ok || !picture.ok) {
    const wrong = [...(fields.ok ? [] : fields.error), ...(picture.ok ? [] : picture.error)];
    return fail(wrong.map(locate));
  }
  const { picture: _, ...rest } = fields.value;
  const draft: Omit<Draft, "cards"> = {
    ...rest,
    ...(picture.value && { picture: picture.value }),
  };
  return ok({ draft, locate });
};

/** Takes the front matter out of the tree, so that the body stays. */
const frontMatterOf = (tree: Root, file: string): Result<string, readonly Problem[]> => {
  const [first] = tree.children;
  if (first?.type === "yaml") {
    tree.children.shift();
    return ok(first.value);
  }
  const detail = /^---[ \t]*(?:\n|$)/.test(file)
    ? "front matter is not closed; end it with a line of `---`"
    : "front matter is missing; begin with a line of `---`, the fields, and another `---`";
  tree.children = [];
  return fail([{ detail, place: { line: 1, column: 1 } }]);
};

const memberOf = (value: unknown, name: string): unknown =>
  typeof value === "object" && value !== null && Object.hasOwn(value, name)
    ? Object.getOwnPropertyDescriptor(value, name)?.value
    : undefined;
