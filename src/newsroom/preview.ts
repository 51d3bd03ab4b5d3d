import type { Slug } from "../model/identity.ts";
import type { Ledger } from "./ledger/ledger.ts";
import type { ArticlePreview } from "./newsroom.ts";

/** The newest revision at a slug as its record would say it, were it live. */
export const previewOf = (
  slug: Slug,
  { articles, publications, redirects, translations }: Ledger,
): ArticlePreview | undefined => {
  const current = articles.at(slug);
  const settings = publications.current();
  if (!current || !settings) return undefined;
  const { submission, state, etag, revision } = current;
  const { article } = submission;
  return {
    article: redirects.named(article),
    publication: settings.publication,
    translations: translations.shownBeside(article.id),
    state,
    etag,
    revision,
  };
};
