import { type ArticleCommand, isHeld } from "../../model/article-state.ts";
import type { Article } from "../../model/article.ts";
import type { FeedKey } from "../../model/feed-key.ts";
import { feedsOf } from "../../model/feed-membership.ts";
import type { Slug, TagUri } from "../../model/identity.ts";
import { instantOf } from "../../model/instant.ts";
import type { Problem } from "../../model/problem.ts";
import type { Publication } from "../../model/publication.ts";
import { fail, ok } from "../../model/result.ts";
import type { Submission } from "../../model/submission.ts";
import type { Relatives } from "../../model/translation.ts";
import type { LedgerArticle } from "../newsroom.ts";
import type { Precondition } from "../precondition.ts";
import { type Facts, unacceptable } from "./acceptance.ts";
import { aimOf } from "./aim.ts";
import { type Aim, changeTo, type Decision, isEqual } from "./change.ts";
import { identityConflict, takenSlugs } from "./identity.ts";
import { leftBehind } from "./left-behind.ts";
import { refusedOver } from "./precondition.ts";
import { replacementProblems } from "./replacement.ts";
import { otherTombstone } from "./tombstone.ts";
import { withUnsaidNotes } from "./told-notes.ts";
import { refusedIn } from "./transition.ts";

/** What the ledger holds that bears on publishing one submission. */
export interface PublishSituation<Current extends LedgerArticle> {
  readonly publication: Publication | undefined;
  /** The article of the submission's id, wherever it stands. */
  readonly current: Current | undefined;
  /** Whose the slugs are that the submission names as its own: by standing there, or before. */
  readonly owners: ReadonlyMap<Slug, TagUri>;
  readonly keptMedia: ReadonlySet<string>;
  readonly relatives: Relatives;
  /** Those that are scheduled as translations of what it leaves by moving. */
  readonly awaiting: readonly Slug[];
  /** What stands where the submission says that its replacement does. */
  readonly replacement: LedgerArticle | undefined;
  /** The feeds that the article is in now. */
  readonly memberOf: readonly FeedKey[];
}

/**
 * Decides what publishing a submission changes. Refusals come in the order in which they can be
 * mended: an identity that belongs elsewhere fits no revision, a stale writer must read first.
 * @param now Unix milliseconds
 * @param command what was asked for, where it is not what the submission says of itself
 */
export const decidePublish = <Current extends LedgerArticle>(
  sent: Submission,
  precondition: Precondition,
  situation: PublishSituation<Current>,
  now: number,
  command?: ArticleCommand,
): Decision<Current> => {
  const { publication, current } = situation;
  if (!publication) return fail({ reason: "no-publication" });
  const given = withUnsaidNotes(sent, current);
  const elsewhere = identityConflict(given, situation);
  if (elsewhere) return fail(elsewhere);

  const submission = current ? sameWithdrawal(given, current) : given;
  const aim = aimOf(submission, current, publication, now);
  const stands = current && isReached(aim, current, situation) ? current : undefined;
  // RFC 9110 §13.1.1: a change that is already in place succeeds, as when the answer to it was lost.
  if (stands && precondition.kind === "matches") return ok({ kind: "unchanged", current: stands });
  // Also of one that moves: who names no revision may not have seen what stands, or that it is held.
  const refusal = refusedOver(precondition, current?.etag);
  if (refusal) return fail(refusal);
  if (stands) return ok({ kind: "unchanged", current: stands });
  const illegal =
    refusedIn(command ?? commandOf(aim, submission), current) ??
    otherTombstone(aim.submission.withdrawn, current?.submission.withdrawn);
  if (illegal) return fail(illegal);

  const problems = [
    ...acceptanceProblems(aim, situation, publication, now),
    ...lostReplacement(aim.submission, situation),
    ...takenSlugs(given, situation.owners),
    ...(isHeld(aim.state) ? leftBehind("/slug", situation.awaiting) : []),
  ];
  if (problems.length > 0) return fail({ reason: "unacceptable", problems });
  const feeds = aim.state === "live" ? feedsOf(aim.submission.article, publication) : [];
  const leads = withNews(aim, current, situation);
  return ok({ kind: "changed", change: changeTo(leads, current, feeds, situation.memberOf) });
};

/** A slug that leads to the article already is no news to anybody. */
const withNews = (
  { movedFrom = [], ...aim }: Aim,
  current: LedgerArticle | undefined,
  { owners }: PublishSituation<LedgerArticle>,
): Aim => {
  if (!current || isHeld(current.state)) return { ...aim, movedFrom };
  const { id, slug } = current.submission.article;
  return {
    ...aim,
    movedFrom: movedFrom.filter((former) => former === slug || owners.get(former) !== id),
  };
};

/** Everything that keeps an aim from being reached at its time. */
export const acceptanceProblems = (
  { submission, releaseMs }: Aim,
  {
    current,
    keptMedia,
    relatives,
  }: Pick<PublishSituation<LedgerArticle>, "current" | "keptMedia" | "relatives">,
  publication: Publication,
  now: number,
): readonly Problem[] => {
  const first = current && !isHeld(current.state) && current.submission.article.publishedAt;
  const facts: Facts = { publication, keptMedia, relatives, ...(first && { publishedAt: first }) };
  return [
    ...silentCorrection(submission.article, current?.submission.article),
    ...unacceptable(submission, facts, instantOf(releaseMs ?? now)),
  ];
};

/** A correction that comes is a significant change, and says so. */
const silentCorrection = (next: Article, before: Article | undefined): readonly Problem[] => {
  const newest = next.corrections.at(-1);
  const grew = before && next.corrections.length > before.corrections.length;
  if (!grew || !newest || next.updatedAt >= newest.at) return [];
  const detail = `is ${next.updatedAt}, before the newest correction (${newest.at}); a correction updates`;
  return [{ pointer: "/updatedAt", detail }];
};

const commandOf = (
  { state, releaseMs }: Aim,
  { withdrawn, embargo }: Submission,
): ArticleCommand => {
  if (withdrawn) return "withdraw";
  return state === "scheduled" && releaseMs !== undefined && embargo ? "schedule" : "publish";
};

/** What stood there when the withdrawal was accepted may have gone since. */
const lostReplacement = (
  { article, withdrawn }: Submission,
  { current, replacement }: PublishSituation<LedgerArticle>,
) =>
  withdrawn && withdrawn.replacedBy !== current?.submission.withdrawn?.replacedBy
    ? replacementProblems(article, withdrawn, replacement, current === undefined)
    : [];

/** A withdrawal is known by its reason: the instant in the ledger stands, whatever a file says later. */
const sameWithdrawal = (submission: Submission, current: LedgerArticle): Submission => {
  const { withdrawn } = current.submission;
  return withdrawn && submission.withdrawn?.reason === withdrawn.reason
    ? { ...submission, withdrawn: { ...submission.withdrawn, at: withdrawn.at } }
    : submission;
};

/** Whether all of it is in place already. */
const isReached = (
  { submission, state, movedFrom = [] }: Aim,
  current: LedgerArticle,
  { owners }: PublishSituation<LedgerArticle>,
): boolean =>
  state === current.state &&
  isEqual(submission, current) &&
  movedFrom.every((slug) => owners.get(slug) === current.submission.article.id);
