import type { Article } from "../model/article.ts";
import { latest } from "../model/instant.ts";
import { directionOf } from "../model/language.ts";
import { SUMMARY_MAX_BYTES, summaryOf } from "../model/edition.ts";
import { fail, ok, type Result } from "../model/result.ts";
import type { Submission } from "../model/submission.ts";
import type { AuthoringContext } from "./context.ts";
import { ARTICLE_MAX_BYTES } from "./limits.ts";
import type { PathProblem } from "./schema/read.ts";

type Defaulted =
  | "slug"
  | "language"
  | "direction"
  | "topics"
  | "updatedAt"
  | "corrections"
  | "developments";

/** An article as it was handed in: read, but without what may be left out. */
export type Draft = Omit<Article, Defaulted> &
  Partial<Pick<Article, Exclude<Defaulted, "slug">>> &
  Omit<Submission, "article">;

/** Fills in what may be left out, and checks what only the whole can show. */
export const submissionOf = (
  draft: Draft,
  context: AuthoringContext,
): Result<Submission, readonly PathProblem[]> => {
  const { withdrawn, ...fields } = draft;
  const { corrections = [], developments = [], publishedAt } = draft;
  const notes = [...corrections, ...developments].map(({ at }) => at);
  const updatedAt = draft.updatedAt ?? latest(publishedAt, ...notes);
  if (updatedAt < publishedAt) {
    const detail = `is \`${updatedAt}\`, before \`publishedAt\` (${publishedAt})`;
    return fail([{ path: ["updatedAt"], detail, isName: false }]);
  }
  const language = draft.language ?? context.language;
  const article: Article = {
    ...fields,
    slug: context.slug,
    language,
    direction: draft.direction ?? directionOf(language),
    topics: draft.topics ?? [],
    updatedAt,
    corrections,
    developments,
  };
  const excess = excessOf(article);
  return excess
    ? fail([{ path: [], detail: excess, isName: false }])
    : ok({ article, ...(withdrawn && { withdrawn }) });
};

/** Says what weighs too much, if anything does. */
const excessOf = (article: Article): string | undefined => {
  const bytes = bytesOf(article);
  if (bytes > ARTICLE_MAX_BYTES) {
    return `weighs ${bytes} bytes as JSON; an article weighs at most ${ARTICLE_MAX_BYTES}`;
  }
  const summaryBytes = bytesOf(summaryOf(article));
  return summaryBytes > SUMMARY_MAX_BYTES
    ? `weighs ${summaryBytes} bytes without its body; at most ${SUMMARY_MAX_BYTES}: shorten its texts and URLs`
    : undefined;
};

const bytesOf = (article: Article): number =>
  new TextEncoder().encode(JSON.stringify(article)).byteLength;
