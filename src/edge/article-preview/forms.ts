import { articleFeedOf } from "../../model/feed.ts";
import type { Slug } from "../../model/identity.ts";
import type { Link } from "../../model/link.ts";
import { type ArticlePage, articlePageOf, type PreviewNotice } from "../../model/page.ts";
import type { ArticlePreview } from "../../newsroom/newsroom.ts";
import { FEED_FILES } from "../../representations/feed-files.ts";
import { ARTICLE_REPRESENTATIONS } from "../../representations/registry.ts";
import type { Representation } from "../../representations/representation.ts";

/** A representation of an article, as a preview has it. */
export interface PreviewForm {
  readonly row: Representation<never>;
  /** `undefined` where the article has none of that kind. */
  readonly render: (shown: Shown) => string | undefined;
}

/** A preview whose files and forms have the addresses that the link opens. */
interface Shown extends Pick<ArticlePreview, "article" | "publication" | "translations"> {
  readonly notice: PreviewNotice;
  /** Of its page. */
  readonly url: string;
}

export const previewPath = (slug: Slug, { file }: Pick<Representation<never>, "file">): string =>
  file === "" ? `/preview/${slug}` : `/preview/${slug}/${file}`;

const pageOf = ({ article, publication, translations, notice }: Shown): ArticlePage => {
  const page = articlePageOf(article, publication, translations);
  const { feeds, entry } = page;
  // What is not public yet has no feed of its own.
  const there =
    notice.state === "live" ? feeds : feeds.filter(({ pageUrl }) => pageUrl !== entry.url);
  return { ...page, feeds: there, preview: notice };
};

const formOf = <Subject>(
  row: Representation<Subject>,
  subjectOf: (shown: Shown) => Subject,
  linksOf: (shown: Shown) => readonly Link[] = () => [],
): PreviewForm => ({
  row,
  render: (shown) => {
    const subject = subjectOf(shown);
    return (row.standsFor?.(subject) ?? true) ? row.render(subject, linksOf(shown)) : undefined;
  },
});

/** Every form there is: in none is a link by which somebody, or a program, would keep it. */
const FORMS: readonly PreviewForm[] = [
  ...ARTICLE_REPRESENTATIONS.map((row) =>
    // AMP is invalid without a canonical page: it names the preview's.
    formOf(row, pageOf, ({ url }) =>
      row.rel === "amphtml" ? [{ rel: "canonical", href: url }] : [],
    ),
  ),
  ...FEED_FILES.map((row) =>
    formOf(row, ({ article, publication }) => articleFeedOf(article, publication)),
  ),
];

export const formAt = (file: string): PreviewForm | undefined =>
  FORMS.find(({ row }) => row.file === file);

/** Those that an article has. */
export const formsOf = ({ article, publication }: ArticlePreview): readonly PreviewForm[] => {
  const page = articlePageOf(article, publication);
  const has = ({ standsFor }: (typeof ARTICLE_REPRESENTATIONS)[number]): boolean =>
    standsFor?.(page) ?? true;
  const lacking = new Set<string>(
    ARTICLE_REPRESENTATIONS.filter((row) => !has(row)).map(({ file }) => file),
  );
  return FORMS.filter(({ row }) => !lacking.has(row.file));
};
