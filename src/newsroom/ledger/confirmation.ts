import { feedsOf } from "../../model/feed-membership.ts";
import type { Slug } from "../../model/identity.ts";
import { PRIORITY } from "../priority.ts";
import type { Target } from "../target.ts";
import type { LiveRevision } from "./feeds.ts";
import type { Dirty } from "./outbox-row.ts";
import type { Tables } from "./tables.ts";

/**
 * What is to be written next because KV has confirmed a revision at its permalink: the editions and the
 * archive page that show it from now on, the same in other languages where that names it, and, once it
 * stands where it moved to, all that led to where it was.
 * @param isBulk whether it came with many others
 */
export const dirtyAfterConfirming = (
  tables: Tables,
  shows: LiveRevision,
  nowMs: number,
  isBulk: boolean,
): readonly Dirty[] => {
  const turn = isBulk ? BULK_TURN : TURN;
  return [
    ...shown(tables, shows, nowMs).map(inTurn(turn.edition)),
    ...told(tables, shows, nowMs, turn),
    ...movedHere(tables, shows).map(inTurn(turn.edition)),
  ];
};

const TURN = { resource: PRIORITY.resource, edition: PRIORITY.edition } as const;
const BULK_TURN = { resource: PRIORITY.bulkResource, edition: PRIORITY.bulkEdition } as const;

const inTurn =
  (priority: number) =>
  (target: Target): Dirty => ({ target, priority });

/** Lets a revision be seen, and says where: its feeds, and with the front page the archive. */
const shown = (
  { archive, feeds, publications }: Tables,
  shows: LiveRevision,
  nowMs: number,
): readonly Target[] => {
  const current = publications.current();
  const mine = current ? feedsOf(shows.article, current.publication) : [];
  const changed = feeds.show(shows, mine, nowMs);
  const pages = changed.includes("front") ? archive.pagesShowing(shows.article.slug) : [];
  return [
    ...changed.map((feed) => ({ kind: "edition", feed }) as const),
    ...pages.map(archivePage),
  ];
};

const told = (
  { archive, translations }: Tables,
  shows: LiveRevision,
  nowMs: number,
  turn: typeof TURN | typeof BULK_TURN,
): readonly Dirty[] => {
  if (!translations.tell(shows)) return [];
  const others = translations.othersOf(shows.article.id);
  translations.date(others, nowMs);
  return [
    ...others.map(resource).map(inTurn(turn.resource)),
    ...archive.pagesAt(others).map(archivePage).map(inTurn(turn.edition)),
  ];
};

/** A put of where it stood before says nothing of where it stands now. */
const movedHere = (
  { articles, redirects }: Tables,
  { article }: LiveRevision,
): readonly Target[] => {
  if (articles.slugOf(article.id) !== article.slug) return [];
  const former = redirects.tell(article.id);
  return former.length === 0 ? [] : [...former, ...redirects.replacedBy(former)].map(resource);
};

const resource = (slug: Slug) => ({ kind: "resource", slug }) as const;
const archivePage = (page: number) => ({ kind: "archive", page }) as const;
