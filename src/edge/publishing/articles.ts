import { type Slug, isSlug } from "../../model/identity.ts";
import type { Problem } from "../../model/problem.ts";
import { type Result, fail, ok } from "../../model/result.ts";
import type { Submission, WithdrawalNotice } from "../../model/submission.ts";
import { oneLine } from "../../model/text.ts";
import type { Edge } from "../edge.ts";
import { preconditionAnswer } from "../preconditions.ts";
import { type ProblemDetails, problemAnswer, refusalProblem, unprocessable } from "../problems.ts";
import { authoringContext } from "./authoring-context.ts";
import { readText } from "./body.ts";
import { parseContentType } from "./content-type.ts";
import { parseJson } from "./json.ts";
import { parsePrecondition } from "./preconditions.ts";
import { commandAnswer, jsonAnswer } from "./receipt.ts";
import type { PublishingContext } from "./session.ts";

const CONTENT_TYPES = ["application/json", "text/markdown"] as const;
/** A line of what the public is told about a withdrawal, in characters. */
const NOTICE_MAX_LENGTH = 1000;

const pathOf = (slug: Slug): string => `/publishing/articles/${slug}`;

/** What the ledger has, in the JSON that PUT takes. */
export const getArticle = async (c: PublishingContext, edge: Edge): Promise<Response> => {
  const slug = parseSlug(c);
  if (!slug.ok) return problemAnswer(slug.error);
  const found = await edge.newsroom().article(slug.value);
  if (!found) return problemAnswer({ status: 404, detail: `There is no article ${slug.value}` });
  const { article, withdrawn } = found.submission;
  return (
    preconditionAnswer(c.req.raw.headers, { etag: found.etag }, "publishing") ??
    jsonAnswer(200, { ...article, ...(withdrawn && { withdrawn }) }, { ETag: found.etag })
  );
};

/** Publishes an article or a revision of it. */
export const putArticle = async (c: PublishingContext, edge: Edge): Promise<Response> => {
  const slug = parseSlug(c);
  if (!slug.ok) return problemAnswer(slug.error);
  const precondition = parsePrecondition(c.req.raw.headers);
  if (!precondition.ok) return problemAnswer(precondition.error);
  const submission = await readSubmission(c, edge, slug.value);
  if (!submission.ok) return problemAnswer(submission.error);
  const outcome = await edge.newsroom().publish(submission.value, {
    precondition: precondition.value,
    by: c.get("by"),
  });
  return commandAnswer(edge, outcome, pathOf(slug.value));
};

/** Withdraws an article; what the query says of it is shown to the public. */
export const deleteArticle = async (c: PublishingContext, edge: Edge): Promise<Response> => {
  const slug = parseSlug(c);
  if (!slug.ok) return problemAnswer(slug.error);
  const precondition = parsePrecondition(c.req.raw.headers);
  if (!precondition.ok) return problemAnswer(precondition.error);
  const notice = noticeIn(c);
  if (!notice.ok) return problemAnswer(notice.error);
  const outcome = await edge.newsroom().withdraw(slug.value, notice.value, {
    precondition: precondition.value,
    by: c.get("by"),
  });
  return commandAnswer(edge, outcome, pathOf(slug.value));
};

/** What the public is to be told, from the query. */
const noticeIn = (c: PublishingContext): Result<WithdrawalNotice, ProblemDetails> => {
  const [reason = "", replacedBy, by, reference] = [
    "reason",
    "replacedBy",
    "demandBy",
    "demandReference",
  ].map((name) => {
    const given = c.req.query(name);
    return given === undefined ? undefined : oneLine(given);
  });
  const wrong = (detail: string) => fail({ status: 400 as const, detail });
  if (reason === "") return wrong("Say why in ?reason=; it is shown to the public");
  if ([reason, by, reference].some((text = "") => text.length > NOTICE_MAX_LENGTH)) {
    return wrong(`What the public is told has at most ${NOTICE_MAX_LENGTH} characters a line`);
  }
  if (replacedBy !== undefined && !isSlug(replacedBy)) return wrong("?replacedBy= is no slug");
  if (by === "" || reference === "") return wrong("A demand that is named says something");
  if (reference !== undefined && by === undefined) {
    return wrong("Say in ?demandBy= who makes the demand of ?demandReference=");
  }
  const demand = by === undefined ? undefined : { by, ...(reference && { reference }) };
  return ok({ reason, ...(replacedBy && { replacedBy }), ...(demand && { demand }) });
};

const parseSlug = (c: PublishingContext): Result<Slug, ProblemDetails> => {
  const slug = c.req.param("slug") ?? "";
  return isSlug(slug)
    ? ok(slug)
    : fail({ status: 404, detail: "A slug is 1 to 80 of the characters a-z, 0-9 and -" });
};

const readSubmission = async (
  c: PublishingContext,
  edge: Edge,
  slug: Slug,
): Promise<Result<Submission, ProblemDetails>> => {
  const contentType = parseContentType(c.req.raw.headers, CONTENT_TYPES);
  if (!contentType.ok) return contentType;
  const text = await readText(c.req.raw);
  if (!text.ok) return text;
  const context = await authoringContext(edge, slug);
  if (!context) return fail(refusalProblem({ reason: "no-publication" }));
  // Parsers are loaded by those who publish: readers start an isolate in half the time without them.
  if (contentType.value === "text/markdown") {
    const { parseMarkdown } = await import("../../authoring/markdown.ts");
    return described(await parseMarkdown(text.value, context));
  }
  const json = parseJson(text.value);
  if (!json.ok) return json;
  const { parseSubmission } = await import("../../authoring/submission.ts");
  return described(await parseSubmission(json.value, context));
};

const described = (
  parsed: Result<Submission, readonly Problem[]>,
): Result<Submission, ProblemDetails> => (parsed.ok ? parsed : fail(unprocessable(parsed.error)));
