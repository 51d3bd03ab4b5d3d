import type { Article } from "../../model/article.ts";
import type { Slug } from "../../model/identity.ts";
import type { Instant } from "../../model/instant.ts";
import type { Problem } from "../../model/problem.ts";
import { labelOf } from "../../model/label.ts";
import type { Publication } from "../../model/publication.ts";
import type { Submission } from "../../model/submission.ts";
import { type Relatives, translationProblems } from "../../model/translation.ts";
import { type MediaUse, mediaUses } from "../media-use.ts";
import { suggestion } from "../../model/nearest.ts";
import { heavySubmission } from "./weight.ts";

/** What the ledger knows that decides whether a submission can be published. */
export interface Facts {
  readonly publication: Publication;
  /** The files that the article names and that we have. */
  readonly keptMedia: ReadonlySet<string>;
  readonly relatives: Relatives;
  /** When the article was published first, if it was. */
  readonly publishedAt?: Instant;
}

/** Everything that keeps a well-formed submission from being published at `now`, all at once. */
export const unacceptable = (
  submission: Submission,
  facts: Facts,
  now: Instant,
): readonly Problem[] => {
  const { article, withdrawn } = submission;
  return [
    ...heavySubmission(submission),
    ...movedPublication(article, facts.publishedAt),
    ...notYet("/publishedAt", article.publishedAt, now),
    ...notYet("/updatedAt", article.updatedAt, now),
    ...article.corrections.flatMap(({ at }, index) => notYet(`/corrections/${index}/at`, at, now)),
    ...article.developments.flatMap(({ at }, index) =>
      notYet(`/developments/${index}/at`, at, now),
    ),
    ...(withdrawn ? notYet("/withdrawn/at", withdrawn.at, now) : []),
    // Wherever it stood, and whatever it was a translation of, what is withdrawn says nothing any longer.
    ...(withdrawn ? [] : unknownLabels(article, facts.publication)),
    ...(withdrawn ? [] : translationProblems(article, facts.relatives)).map(
      ({ field, detail }) => ({ pointer: `/${field}`, detail }),
    ),
    ...neverUploaded(mediaUses(article), facts.keptMedia),
  ];
};

/** The places that name a file we do not have. */
export const neverUploaded = (
  uses: readonly MediaUse[],
  keptMedia: ReadonlySet<string>,
): readonly Problem[] =>
  uses
    .filter(({ name }) => !keptMedia.has(name))
    .map(({ name, pointer }) => ({
      pointer,
      detail: `is /media/${name}, which was never uploaded; upload the file, then publish`,
    }));

const movedPublication = (
  { publishedAt }: Article,
  first: Instant | undefined,
): readonly Problem[] =>
  first === undefined || first === publishedAt
    ? []
    : [
        {
          pointer: "/publishedAt",
          detail: `is ${publishedAt}; it was first published at ${first}, and that never moves`,
        },
      ];

/** No allowance for clocks that run apart: an embargo that ends early has not been kept. */
const notYet = (pointer: string, at: Instant, now: Instant): readonly Problem[] =>
  at <= now
    ? []
    : [
        {
          pointer,
          detail: `is ${at}, which lies in the future: nothing is published before its time`,
        },
      ];

const unknownLabels = (article: Article, publication: Publication): readonly Problem[] => {
  const { sections, topics, stories = {}, authors } = publication;
  return [
    ...unknown("/section", article.section, sections),
    ...article.topics.flatMap((topic, index) => unknown(`/topics/${index}`, topic, topics)),
    ...(article.story === undefined ? [] : unknown("/story", article.story, stories)),
    ...article.byline.flatMap(({ author }, index) =>
      unknown(`/byline/${index}/author`, author, authors),
    ),
  ];
};

const unknown = (
  pointer: string,
  key: Slug,
  labels: Readonly<Record<string, unknown>>,
): readonly Problem[] => {
  if (labelOf(labels, key) !== undefined) return [];
  const known = Object.keys(labels);
  const advice = known.length === 0 ? "; it has none yet" : suggestion(key, known);
  return [{ pointer, detail: `is \`${key}\`, which the publication does not have${advice}` }];
};
