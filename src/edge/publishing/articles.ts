import { documentOf } from "../../model/submission.ts";
import type { Edge } from "../edge.ts";
import { preconditionAnswer } from "../preconditions.ts";
import { problemAnswer, refusalProblem } from "../problems.ts";
import { readSubmission } from "./article-body.ts";
import { articleApiPath, articleRequest, slugIn } from "./article-path.ts";
import { unknownArticle } from "./unknown-article.ts";
import { commandAnswer, jsonAnswer } from "./receipt.ts";
import { type PublishingContext, lacking } from "./session.ts";
import { noticeIn } from "./withdrawal-notice.ts";

/** What the ledger has, in the JSON that PUT takes; its state is in a field of its own. */
export const getArticle = async (c: PublishingContext, edge: Edge): Promise<Response> => {
  const slug = slugIn(c);
  if (!slug.ok) return problemAnswer(slug.error);
  const found = await edge.newsroom().article(slug.value);
  if (!found) return problemAnswer(await unknownArticle(slug.value, edge));
  return (
    preconditionAnswer(c.req.raw.headers, { etag: found.etag }, "publishing") ??
    jsonAnswer(200, documentOf(found.submission), {
      ETag: found.etag,
      "Article-State": found.state,
    })
  );
};

/** Publishes an article or a revision of it, or schedules it. */
export const putArticle = async (c: PublishingContext, edge: Edge): Promise<Response> => {
  const asked = articleRequest(c);
  if (!asked.ok) return problemAnswer(asked.error);
  const { slug, request } = asked.value;
  const submission = await readSubmission(c, edge, slug);
  if (!submission.ok) return problemAnswer(submission.error);
  const withdraws = submission.value.withdrawn !== undefined;
  if (withdraws && !c.get("scopes").includes("withdraw")) return lacking("withdraw");
  const outcome = await edge.newsroom().publish(submission.value, request);
  return commandAnswer(edge, outcome, articleApiPath(slug));
};

/** Says what PUT would do and answer; nothing is written. */
export const validateArticle = async (c: PublishingContext, edge: Edge): Promise<Response> => {
  const asked = articleRequest(c);
  if (!asked.ok) return problemAnswer(asked.error);
  const { slug, request } = asked.value;
  const submission = await readSubmission(c, edge, slug);
  if (!submission.ok) return problemAnswer(submission.error);
  const forecast = await edge.newsroom().forecast(submission.value, request);
  return forecast.ok
    ? jsonAnswer(200, forecast.value)
    : problemAnswer(refusalProblem(forecast.error));
};

/** Withdraws an article; what the query says of it is shown to the public. */
export const deleteArticle = async (c: PublishingContext, edge: Edge): Promise<Response> => {
  const asked = articleRequest(c);
  if (!asked.ok) return problemAnswer(asked.error);
  const { slug, request } = asked.value;
  const notice = noticeIn(c);
  if (!notice.ok) return problemAnswer(notice.error);
  const outcome = await edge.newsroom().withdraw(slug, notice.value, request);
  return commandAnswer(edge, outcome, articleApiPath(slug));
};
