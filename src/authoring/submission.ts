import * as z from "zod/mini";
import type { Card } from "../model/block.ts";
import type { Problem } from "../model/problem.ts";
import { fail, ok, type Result } from "../model/result.ts";
import type { Submission } from "../model/submission.ts";
import { readBody } from "./body/body.ts";
import { parseCmsHtml } from "./cms-html.ts";
import type { AuthoringContext } from "./context.ts";
import { dated, submissionOf } from "./draft.ts";
import { unknownMedia } from "./known-media.ts";
import { excessOfJson } from "./nesting.ts";
import { newReport } from "./report.ts";
import { byline } from "./schema/byline.ts";
import { cards } from "./schema/card.ts";
import { articleFields, inline, instant, line, slug } from "./schema/fields.ts";
import { picture } from "./schema/media.ts";
import { oldestFirst } from "./schema/notes.ts";
import { type PathProblem, pointerProblem, readValue } from "./schema/read.ts";

/** An article as the publishing API takes it; what it gives back is one too. */
export const submissionSchema = z.strictObject({
  ...articleFields,
  slug: z.exactOptional(slug),
  byline,
  picture: z.exactOptional(picture),
  corrections: z.exactOptional(oldestFirst(z.strictObject({ at: instant, html: inline }))),
  developments: z.exactOptional(
    oldestFirst(z.strictObject({ at: instant, title: line(), html: inline })),
  ),
  cards: z.exactOptional(cards),
  html: z.exactOptional(z.string()),
});

/**
 * Reads the JSON of an article: its fields, and its body as `cards` or as `html`.
 * @returns every problem with an RFC 6901 pointer; for `html`, a place within it besides
 */
export const parseSubmission = async (
  json: unknown,
  context: AuthoringContext,
): Promise<Result<Submission, readonly Problem[]>> => {
  const excess = excessOfJson(json);
  if (excess !== undefined) return fail([{ detail: excess, pointer: "" }]);
  const fields = readValue(submissionSchema, dated(json));
  const media = await unknownMedia(json, context.media);
  const body = await bodyOf(json, context);
  const problems = [
    ...(fields.ok ? [] : fields.error).map(pointerProblem),
    ...media.map(pointerProblem),
    ...body.problems,
  ];
  if (!fields.ok) return fail(problems);
  const { slug: own, html: _, cards: given, ...draft } = fields.value;
  const submission = submissionOf({ ...draft, cards: given ?? body.cards }, context);
  if (!submission.ok) problems.push(...submission.error.map(pointerProblem));
  if (own !== undefined && own !== context.slug) {
    problems.push({ detail: `is \`${own}\`; this is \`${context.slug}\``, pointer: "/slug" });
  }
  return submission.ok && problems.length === 0 ? ok(submission.value) : fail(problems);
};

const bodyOf = async (
  json: unknown,
  context: AuthoringContext,
): Promise<{ readonly cards: readonly Card[]; readonly problems: readonly Problem[] }> => {
  const members = typeof json === "object" && json !== null ? json : {};
  const html = "html" in members ? members.html : undefined;
  const nothing = (detail: string, name: string) => {
    const problem: PathProblem = { path: [name], detail, isName: false };
    return { cards: [], problems: [pointerProblem(problem)] };
  };
  if (html !== undefined && "cards" in members) {
    return nothing("stands beside `cards`; send one body", "html");
  }
  if (html === undefined && !("cards" in members)) {
    return nothing("is missing; send `cards` or `html`", "cards");
  }
  if (typeof html !== "string") return { cards: [], problems: [] };
  const root = parseCmsHtml(html);
  if (!root.ok) return nothing(root.error, "html");
  const { report, problems } = newReport("/html");
  return { cards: await readBody(root.value, context.media, report), problems };
};
