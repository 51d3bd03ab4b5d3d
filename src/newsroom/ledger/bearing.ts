import type { Article } from "../../model/article.ts";
import type { Publication } from "../../model/publication.ts";
import type { WithdrawalNotice } from "../../model/submission.ts";
import type { Relatives } from "../../model/translation.ts";
import { type RemovedLabel, removedLabels } from "../decide/adopt.ts";
import { mediaNames } from "../media-use.ts";
import type { StoredArticle } from "./articles.ts";
import type { Ledger } from "./ledger.ts";

/** What bears on an article as an original or a translation. */
export const relativesOf = (
  { id, translationOf }: Article,
  { articles, translations }: Ledger,
): Relatives => {
  const standing = translationOf === undefined ? undefined : articles.at(translationOf);
  const original = standing?.submission.article;
  return {
    ...(original && { original }),
    others: translations.family(original?.id ?? id, id),
    own: original ? translations.family(id, id) : [],
  };
};

/** What stands where a withdrawal says that its replacement does. */
export const replacementIn = (
  notice: WithdrawalNotice | undefined,
  { articles }: Ledger,
): StoredArticle | undefined =>
  notice?.replacedBy === undefined ? undefined : articles.at(notice.replacedBy);

/** The files that are named, and that we have. */
export const keptMedia = (user: Article | Publication, { media }: Ledger): ReadonlySet<string> =>
  new Set(media.kept(mediaNames(user)).keys());

/** What adopting these settings would take away, and whether live articles name it. */
export const removedBy = (
  next: Publication,
  { articles, feeds, publications }: Ledger,
): readonly RemovedLabel[] => {
  const current = publications.current();
  if (!current) return [];
  return removedLabels(next, current.publication).map(({ kind, key }) => ({
    kind,
    key,
    used: kind === "authors" ? articles.isInByline(key) : feeds.hasArticles(`${kind}/${key}`),
  }));
};
