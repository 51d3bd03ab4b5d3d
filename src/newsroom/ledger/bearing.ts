import type { Article } from "../../model/article.ts";
import { isHeld } from "../../model/article-state.ts";
import type { Slug, TagUri } from "../../model/identity.ts";
import type { Publication } from "../../model/publication.ts";
import type { WithdrawalNotice } from "../../model/submission.ts";
import type { Relatives } from "../../model/translation.ts";
import { type RemovedLabel, removedLabels } from "../decide/adopt.ts";
import { mediaNames } from "../media-use.ts";
import type { StoredArticle } from "./articles.ts";
import type { Ledger } from "./ledger.ts";

/** Whose the slugs are that a submission names as its own: by standing there, or before. */
export const ownersOf = (
  slugs: readonly Slug[],
  { articles, redirects }: Pick<Ledger, "articles" | "redirects">,
): ReadonlyMap<Slug, TagUri> =>
  new Map(
    slugs.flatMap((slug) => {
      const owner = articles.ownerOf(slug) ?? redirects.ownerOf(slug);
      return owner === undefined ? [] : [[slug, owner] as const];
    }),
  );

/**
 * What bears on an article as an original or a translation.
 * @param releaseMs when it is to be released: an original that is by then is as good as live
 */
export const relativesOf = (
  { id, translationOf }: Article,
  { articles, redirects, translations }: Ledger,
  releaseMs = 0,
): Relatives => {
  const standing = translationOf && articles.at(redirects.resolve(translationOf));
  const isPublic =
    standing && (!isHeld(standing.state) || (standing.releaseMs ?? Infinity) <= releaseMs);
  const original = isPublic ? standing.submission.article : undefined;
  return {
    ...(original && { original }),
    others: translations.family(original?.id ?? id, id),
    own: original ? translations.family(id, id) : [],
  };
};

/** What stands at a slug, if it stood at another before. */
export const movedAlready = (
  from: Slug,
  to: Slug,
  { articles, redirects, revisions }: Pick<Ledger, "articles" | "redirects" | "revisions">,
): StoredArticle | undefined => {
  const there = articles.at(to);
  const id = there?.submission.article.id;
  const stoodThere = id && (redirects.ownerOf(from) === id || revisions.stoodAt(id, from));
  return stoodThere ? there : undefined;
};

/** Those that are scheduled as translations of what an article leaves behind by standing elsewhere. */
export const awaitingAt = (
  { submission: { article } }: StoredArticle,
  to: Slug,
  { articles }: Pick<Ledger, "articles">,
): readonly Slug[] =>
  to === article.slug
    ? []
    : articles
        .scheduled()
        .flatMap(({ slug, translationOf }) => (translationOf === article.slug ? [slug] : []));

/** What stands where a withdrawal says that its replacement does. */
export const replacementIn = (
  notice: WithdrawalNotice | undefined,
  { articles, redirects }: Ledger,
): StoredArticle | undefined => {
  const slug = redirects.current(notice?.replacedBy);
  return slug && articles.at(slug);
};

/** The files that are named, and that we have. */
export const keptMedia = (user: Article | Publication, { media }: Ledger): ReadonlySet<string> =>
  new Set(media.kept(mediaNames(user)).keys());

/** What adopting these settings would take away, and whether articles name it that are live, or will be. */
export const removedBy = (
  next: Publication,
  { articles, feeds, publications }: Ledger,
): readonly RemovedLabel[] => {
  const current = publications.current();
  if (!current) return [];
  const scheduled = articles.scheduled();
  return removedLabels(next, current.publication).map(({ kind, key }) => ({
    kind,
    key,
    used:
      (kind === "authors" ? articles.isInByline(key) : feeds.hasArticles(`${kind}/${key}`)) ||
      scheduled.some((article) => labelsOf(article, kind).includes(key)),
  }));
};

const labelsOf = (
  { section, topics, story, byline }: Article,
  kind: RemovedLabel["kind"],
): readonly string[] => {
  switch (kind) {
    case "sections":
      return [section];
    case "topics":
      return topics;
    case "stories":
      return story === undefined ? [] : [story];
    case "authors":
      return byline.map(({ author }) => author);
  }
};
