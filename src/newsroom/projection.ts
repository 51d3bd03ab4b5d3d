import { firstPlaceOf } from "../model/archive.ts";
import { isHeld } from "../model/article-state.ts";
import { EDITION_ENTRIES, EDITION_MAX_BYTES, fitEdition } from "../model/edition.ts";
import { hasFeed, selectionOf } from "../model/feed-catalogue.ts";
import type { FeedKey } from "../model/feed-key.ts";
import type { Slug } from "../model/identity.ts";
import { type Instant, latest } from "../model/instant.ts";
import { liveResource, type Resource } from "../model/resource.ts";
import type { Withdrawal } from "../model/submission.ts";
import type { AnyRecord } from "../store/records.ts";
import type { LiveRevision } from "./ledger/feeds.ts";
import type { Ledger } from "./ledger/ledger.ts";
import type { StoredPublication } from "./ledger/publications.ts";
import type { LedgerArticle } from "./newsroom.ts";
import type { Target } from "./target.ts";

/** What JSON records show; a file is projected by `projectMedia`. */
type RecordTarget = Exclude<Target, { readonly kind: "media" }>;

/** A record as the ledger has it now, ready to be written. */
export type Projected = AnyRecord & {
  readonly committedAt: Instant;
  /** What stands at its permalink once KV has confirmed the record. */
  readonly shows?: LiveRevision;
  /** Whether nobody can have seen the article before. */
  readonly isFirst?: boolean;
};

/** Computes what a key shows from the ledger alone, so that writing it twice is writing it once. */
export const project = (target: RecordTarget, ledger: Ledger): Projected => {
  switch (target.kind) {
    case "publication":
      return projectPublication(ledger);
    case "resource":
      return projectResource(target.slug, ledger);
    case "edition":
      return projectEdition(target.feed, ledger);
    case "archive":
      return projectArchive(target.page, ledger);
    case "redirect": {
      const { committedAt, ...value } = ledger.oldPaths.shown(target.shard);
      return { kind: "redirect", value, committedAt };
    }
  }
};

const projectPublication = (ledger: Ledger): Projected => {
  const { publication, committedAt } = settingsOf(ledger);
  const value = ledger.publications.isIncomplete
    ? { ...publication, isIncomplete: true as const }
    : publication;
  return { kind: "publication", value, committedAt };
};

const settingsOf = (ledger: Ledger): StoredPublication => {
  const current = ledger.publications.current();
  if (!current) throw new Error("The ledger has no publication to project.");
  return current;
};

const projectResource = (slug: Slug, ledger: Ledger): Projected => {
  const current = ledger.articles.at(slug);
  if (!current) return projectRedirect(slug, ledger);
  const { committedAt, revision, submission, state } = current;
  if (isHeld(state)) throw new Error(`What stands at ${slug} is not for the public.`);
  const { article, withdrawn } = submission;
  if (!withdrawn) {
    const { translations } = ledger;
    const value = liveResource(
      ledger.redirects.named(article),
      translations.shownBeside(article.id),
    );
    const changedAt = translations.changedAt(article.id);
    const shows = { article, revision };
    const isFirst = revision === 1 && changedAt === undefined;
    return {
      kind: "resource",
      value,
      committedAt: latest(committedAt, changedAt ?? committedAt),
      shows,
      isFirst,
    };
  }
  return { kind: "resource", value: tombstoneOf(current, withdrawn, ledger), committedAt };
};

const tombstoneOf = (
  { state, submission }: LedgerArticle,
  withdrawn: Withdrawal,
  { redirects }: Ledger,
): Resource => {
  const { at: withdrawnAt, retracted: _, ...rest } = withdrawn;
  const { id, title, language, direction, publishedAt } = submission.article;
  const replacedBy = redirects.current(rest.replacedBy);
  const notice = { ...rest, ...(replacedBy && { replacedBy }) };
  return state === "retracted"
    ? { kind: "retracted", id, title, language, direction, publishedAt, withdrawnAt, ...notice }
    : { kind: "gone", id, withdrawnAt, ...notice };
};

/** Where an article stood, a record leads to where it stands now. */
const projectRedirect = (slug: Slug, { articles, redirects }: Ledger): Projected => {
  const id = redirects.ownerOf(slug);
  const current = id && articles.of(id);
  if (!current) throw new Error(`The ledger has no article at ${slug}.`);
  const { committedAt, submission, state } = current;
  // A write of it that waited from before the move goes on waiting until then.
  if (state === "live" && !redirects.isTold(slug)) {
    throw new Error(`The article of ${slug} is not at its new permalink yet.`);
  }
  const value: Resource = { kind: "moved", id, to: submission.article.slug };
  return { kind: "resource", value, committedAt };
};

/** In a window that takes summaries only, the first entry already comes too late for its text. */
const NO_BODIES = -1;

/**
 * A feed that the settings no longer have is written empty, so that nothing of it is left to come back;
 * what was withdrawn from it stays withdrawn, should the feed come back.
 */
const projectEdition = (feed: FeedKey, ledger: Ledger): Projected => {
  const state = ledger.feeds.state(feed);
  if (!state) throw new Error(`The ledger has no feed ${feed}.`);
  const { committedAt, ...dates } = state;
  const { publication } = settingsOf(ledger);
  const { limit = EDITION_ENTRIES, summaryOnly = false } = selectionOf(feed, publication) ?? {};
  const fullBytes = summaryOnly ? NO_BODIES : EDITION_MAX_BYTES;
  const archive = feed === "front" ? ledger.archive.extent() : undefined;
  const fromPlace = archive && firstPlaceOf(archive.sealedPages + 1);
  const window = { limit, fullBytes, fromPlace };
  const entries = hasFeed(feed, publication) ? ledger.newest(feed, window) : [];
  const removed = ledger.feeds.removals.of(feed, committedAt);
  const value = fitEdition({
    feed,
    entries,
    ...dates,
    ...(removed.length > 0 && { removed }),
    ...archive,
  });
  return { kind: "edition", value, committedAt };
};

/** A page changes together with the front page's feed, or with what an article on it is beside of. */
const projectArchive = (page: number, ledger: Ledger): Projected => {
  const front = ledger.feeds.state("front");
  if (!front) throw new Error("The ledger has no front page to archive.");
  const { committedAt } = front;
  const { translations } = ledger;
  const value = ledger.archive.page(
    page,
    (id) => translations.shownBeside(id),
    (article) => ledger.redirects.named(article),
  );
  const changes = value.articles.map(({ id }) => translations.changedAt(id) ?? committedAt);
  return { kind: "archive", value, committedAt: latest(committedAt, ...changes) };
};
