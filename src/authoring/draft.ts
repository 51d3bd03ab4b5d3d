import type { Article } from "../model/article.ts";
import { latest } from "../model/instant.ts";
import { directionOf } from "../model/language.ts";
import { fail, ok, type Result } from "../model/result.ts";
import type { Submission } from "../model/submission.ts";
import type { AuthoringContext } from "./context.ts";
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
  return ok({ article, ...(withdrawn && { withdrawn }) });
};
