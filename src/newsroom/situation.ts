import type { Slug } from "../model/identity.ts";
import type { Instant } from "../model/instant.ts";
import type { Submission } from "../model/submission.ts";
import { aimOf } from "./decide/aim.ts";
import type { MoveSituation } from "./decide/move.ts";
import type { PublishSituation } from "./decide/publish.ts";
import type { StoredArticle } from "./ledger/articles.ts";
import {
  awaitingAt,
  keptMedia,
  movedAlready,
  ownersOf,
  relativesOf,
  replacementIn,
} from "./ledger/bearing.ts";
import type { Ledger } from "./ledger/ledger.ts";

/**
 * All that bears on publishing a submission, as the ledger has it.
 * @param isBulk whether it comes with many: they were public elsewhere, and no delay catches a mistake of theirs
 */
export const situationOf = (
  submission: Submission,
  ledger: Ledger,
  nowMs: number,
  isBulk = false,
): PublishSituation<StoredArticle> => {
  const { article, movedFrom = [] } = submission;
  const current = ledger.articles.of(article.id);
  const settings = ledger.publications.current()?.publication;
  const publication = settings && isBulk ? { ...settings, publishDelay: 0 } : settings;
  const { releaseMs } = aimOf(submission, current, publication ?? {}, nowMs);
  return {
    publication,
    current,
    owners: ownersOf([article.slug, ...movedFrom], ledger),
    memberOf: ledger.feeds.of(article),
    replacement: replacementIn(submission.withdrawn, ledger),
    relatives: relativesOf(article, ledger, releaseMs),
    awaiting: current ? awaitingAt(current, article.slug, ledger) : [],
    keptMedia: keptMedia(article, ledger),
  };
};

/**
 * The same of what stands at a slug.
 * @param embargo until when it is to be held
 */
export const situationAt = (
  slug: Slug,
  ledger: Ledger,
  nowMs: number,
  embargo?: Instant,
): PublishSituation<StoredArticle> => {
  const submission = ledger.articles.at(slug)?.submission;
  return submission
    ? situationOf(embargo ? { ...submission, embargo } : submission, ledger, nowMs)
    : NOTHING;
};

/** The same of a move. */
export const situationOfMove = (
  from: Slug,
  to: Slug,
  ledger: Ledger,
): MoveSituation<StoredArticle> => {
  const current = ledger.articles.at(from) ?? movedAlready(from, to, ledger);
  return {
    current,
    owner: ownersOf([to], ledger).get(to),
    awaiting: current ? awaitingAt(current, to, ledger) : [],
    memberOf: current ? ledger.feeds.of(current.submission.article) : [],
  };
};

/** Without an article there is nothing to judge. */
const NOTHING: PublishSituation<StoredArticle> = {
  publication: undefined,
  current: undefined,
  owners: new Map(),
  memberOf: [],
  replacement: undefined,
  relatives: { others: [], own: [] },
  awaiting: [],
  keptMedia: new Set(),
};
