import type { Article } from "../model/article.ts";
import { latest } from "../model/instant.ts";
import { directionOf } from "../model/language.ts";
import { SUMMARY_MAX_BYTES, summaryOf } from "../model/edition.ts";
import { fail, ok, type Result } from "../model/result.ts";
import type { Notes, Submission } from "../model/submission.ts";
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
  Omit<Submission, "article" | "breaking" | "unsaid"> & { readonly breaking?: true | undefined };

/** What is under an embargo need not say when it is published. */
export const dated = (value: unknown): unknown =>
  typeof value === "object" && value !== null && "embargo" in value && !("publishedAt" in value)
    ? { ...value, publishedAt: value.embargo }
    : value;

/** Fills in what may be left out, and checks what only the whole can show. */
export const submissionOf = (
  draft: Draft,
  context: AuthoringContext,
): Result<Submission, readonly PathProblem[]> => {
  const { withdrawn, embargo, breaking, movedFrom, ...fields } = draft;
  const { corrections = [], developments = [], publishedAt } = draft;
  const notes = [...corrections, ...developments].map(({ at }) => at);
  const updatedAt = draft.updatedAt ?? latest(publishedAt, ...notes);
  const problems = [
    ...(updatedAt < publishedAt
      ? [wrong("updatedAt", `is \`${updatedAt}\`, before \`publishedAt\` (${publishedAt})`)]
      : []),
    ...embargoProblems(draft),
  ];
  if (problems.length > 0) return fail(problems);
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
  const unsaid = NOTES.filter((name) => draft[name] === undefined);
  return excess
    ? fail([{ path: [], detail: excess, isName: false }])
    : ok({
        article,
        ...(withdrawn && { withdrawn }),
        ...(embargo && { embargo }),
        ...(breaking && { breaking }),
        ...(movedFrom && { movedFrom }),
        ...(unsaid.length > 0 && { unsaid }),
      });
};

const NOTES = ["corrections", "developments"] as const satisfies readonly Notes[];

const wrong = (path: string, detail: string): PathProblem => ({
  path: [path],
  detail,
  isName: false,
});

const embargoProblems = ({ embargo, publishedAt, withdrawn }: Draft): readonly PathProblem[] => {
  if (embargo === undefined) return [];
  if (withdrawn) return [wrong("embargo", "stands beside `withdrawn`; leave one of them out")];
  return embargo === publishedAt
    ? []
    : [wrong("publishedAt", `is \`${publishedAt}\`; under an embargo it is its end (${embargo})`)];
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
