import { difference } from "../../model/difference.ts";
import { type Result, fail, ok } from "../../model/result.ts";
import { documentOf } from "../../model/submission.ts";
import type { RevisionContent } from "../../newsroom/newsroom.ts";
import type { Edge } from "../edge.ts";
import { type ProblemDetails, problemAnswer, refusalProblem } from "../problems.ts";
import { slugIn } from "./article-path.ts";
import { jsonAnswer } from "./receipt.ts";
import type { PublishingContext } from "./session.ts";
import { unknownArticle } from "./unknown-article.ts";

/** What is remembered of every revision, the newest first. */
export const getRevisions = async (c: PublishingContext, edge: Edge): Promise<Response> => {
  const slug = slugIn(c);
  if (!slug.ok) return problemAnswer(slug.error);
  const revisions = await edge.newsroom().revisions(slug.value);
  return revisions
    ? jsonAnswer(200, { revisions })
    : problemAnswer(await unknownArticle(slug.value, edge));
};

/** One revision: what is remembered of it, and its content in the JSON that PUT takes. */
export const getRevision = async (c: PublishingContext, edge: Edge): Promise<Response> => {
  const found = await revisionIn(c, edge, "revision");
  if (!found.ok) return problemAnswer(found.error);
  const { submission, ...revision } = found.value;
  return jsonAnswer(200, { ...revision, content: documentOf(submission) });
};

/** What differs between two revisions, by field, card and block. */
export const getDifference = async (c: PublishingContext, edge: Edge): Promise<Response> => {
  const [from, to] = await Promise.all([
    revisionIn(c, edge, "revision"),
    revisionIn(c, edge, "other"),
  ]);
  if (!from.ok) return problemAnswer(from.error);
  if (!to.ok) return problemAnswer(to.error);
  return jsonAnswer(200, {
    from: from.value.revision,
    to: to.value.revision,
    changes: difference(from.value.submission, to.value.submission),
  });
};

export const numberIn = (c: PublishingContext, name: string): Result<number, ProblemDetails> => {
  const number = Number(/^[1-9]\d{0,8}$/.exec(c.req.param(name) ?? "")?.[0]);
  return number ? ok(number) : fail({ status: 404, detail: "Revisions are numbered from 1" });
};

const revisionIn = async (
  c: PublishingContext,
  edge: Edge,
  name: string,
): Promise<Result<RevisionContent, ProblemDetails>> => {
  const slug = slugIn(c);
  if (!slug.ok) return slug;
  const number = numberIn(c, name);
  if (!number.ok) return number;
  const found = await edge.newsroom().revision(slug.value, number.value);
  if (found) return ok(found);
  return (await edge.newsroom().revisions(slug.value))
    ? fail(refusalProblem({ reason: "unknown-revision", revision: number.value }))
    : fail(await unknownArticle(slug.value, edge));
};
