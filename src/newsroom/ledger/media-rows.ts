import type { Article } from "../../model/article.ts";
import type { Publication } from "../../model/publication.ts";
import { mediaNames } from "../media-use.ts";
import { PRIORITY } from "../priority.ts";
import type { Articles } from "./articles.ts";
import type { LiveRevision } from "./feeds.ts";
import { type Media, SETTINGS } from "./media.ts";
import type { Dirty, OutboxRow } from "./outbox-row.ts";
import type { Publications } from "./publications.ts";

/** The files to be written because an article that goes live, or the settings, name them. */
export const filesToShow = (
  user: Article | Publication,
  media: Media,
  isBulk = false,
): readonly Dirty[] =>
  media
    .use("cards" in user ? user.id : SETTINGS, mediaNames(user))
    .map((name) => fileRow(name, isBulk ? PRIORITY.bulkMedia : PRIORITY.media));

/**
 * The files that nobody uses any longer, now that KV has confirmed a record. They go with its haste: a
 * withdrawal's right after the tombstone.
 * @param shows the revision that KV has, which may be older than the ledger's
 */
export const filesToHide = (
  { target, priority }: Pick<OutboxRow, "target" | "priority">,
  shows: LiveRevision | undefined,
  ledger: {
    readonly articles: Articles;
    readonly media: Media;
    readonly publications: Publications;
  },
): readonly Dirty[] => {
  const { articles, media, publications } = ledger;
  const haste = priority <= PRIORITY.editionWithout ? PRIORITY.editionWithout : PRIORITY.edition;
  const rows = (names: readonly string[]) => names.map((name) => fileRow(name, haste));
  if (target.kind === "publication") {
    const current = publications.current();
    return current ? rows(media.release(SETTINGS, mediaNames(current.publication))) : [];
  }
  const current = target.kind === "resource" ? articles.at(target.slug) : undefined;
  if (!current) return [];
  const { article } = current.submission;
  const named = [...(current.state === "live" ? [article] : []), ...(shows ? [shows.article] : [])];
  return rows(media.release(article.id, named.flatMap(mediaNames)));
};

const fileRow = (name: string, priority: number): Dirty => ({
  target: { kind: "media", name },
  priority,
});
