import { isHeld } from "../../model/article-state.ts";
import { instantOf } from "../../model/instant.ts";
import type { ArticleChange } from "../decide/change.ts";
import {
  PRIORITY,
  archiveWithout,
  dirtyAfter,
  dirtyRedirect,
  withoutTranslation,
} from "../priority.ts";
import type { Commit } from "./commit.ts";
import { filesToShow } from "./media-rows.ts";
import type { Dirty } from "./outbox-row.ts";
import { staleFiles, staleRows } from "./stale-rows.ts";
import type { Tables } from "./tables.ts";

/**
 * Takes a new revision of an article into the tables, within a transaction.
 * @returns the keys of KV that it leaves to be written: none for what is not public
 */
export const commitChange = (
  tables: Tables,
  sql: SqlStorage,
  change: ArticleChange,
  sequence: number,
  { nowMs, note, isBulk = false }: Commit,
): readonly Dirty[] => {
  const {
    articles,
    archive,
    feeds,
    oldPaths,
    listing,
    media,
    redirects,
    releases,
    revisions,
    translations,
  } = tables;
  const { article, withdrawn } = change.submission;
  const silent = oldPaths.silentOn([article.slug, ...change.movedFrom]);
  const saidBeside = translations.othersOf(article.id);
  listing.replace(article, sequence);
  articles.commit(change, sequence, instantOf(nowMs));
  releases.forget(article.id);
  revisions.commit(change, sequence, note);
  if (isHeld(change.state)) return [];
  redirects.commit(article.id, article.slug, change.movedFrom);
  translations.commit(article.id, redirects.current(article.translationOf));
  for (const feed of change.feeds) feeds.enter(feed, article, nowMs);
  for (const feed of change.leaves) feeds.leave(feed, article, nowMs, withdrawn?.reason);
  const isLive = change.state === "live";
  if (!isLive) translations.forget(article.id);
  const saysBeside = isLive ? translations.othersOf(article.id) : [];
  const left = saidBeside.filter((slug) => !saysBeside.includes(slug));
  // Who leaves names those it leaves, as they name it.
  const parted = left.length > 0 ? [...left, article.slug] : [];
  translations.date(parted, nowMs);
  return [
    ...dirtyAfter(change, isBulk),
    ...silent.map(dirtyRedirect),
    ...(isLive ? filesToShow(article, media, isBulk) : []),
    ...parted.map(withoutTranslation),
    ...archive.pagesAt(parted).map(archiveWithout),
    ...(isLive ? [] : mayShow(tables, sql, change)),
  ];
};

/**
 * What KV may still show a withdrawn article in, besides the feeds it leaves: where it stood before,
 * it may stand as long as its new permalink was not confirmed.
 */
const mayShow = (
  { archive, redirects }: Tables,
  sql: SqlStorage,
  { submission: { article } }: ArticleChange,
): readonly Dirty[] => [
  ...redirects.of(article.id).map((slug) => ({
    target: { kind: "resource", slug } as const,
    priority: PRIORITY.tombstone,
  })),
  ...archive.pagesAt([article.slug]).map(archiveWithout),
  ...staleRows(sql, article.id),
  ...staleFiles(sql, article.id),
];
