import type { LanguageTag } from "../../model/language.ts";
import type { Link } from "../../model/link.ts";
import { type ArticlePage, othersOf } from "../../model/page.ts";
import { writersOf } from "../../model/entry.ts";
import { articleJsonLd } from "../json-ld.ts";
import { linkTags, named, property, socialTags, titleTag } from "./head.ts";

/** What search engines, aggregators and social networks read of an article, in HTML and AMP alike. */
export const articleHead = (page: ArticlePage, links: readonly Link[]): string => {
  const { entry, publication } = page;
  if (page.preview) {
    return [
      titleTag(`Preview: ${entry.title} – ${publication.title}`),
      named("robots", "noindex, nofollow"),
      linkTags(links),
    ].join("");
  }
  return [
    titleTag(`${entry.title} – ${publication.title}`),
    named("description", entry.summary),
    ...writersOf(entry).map(({ name }) => named("author", name)),
    named("robots", "max-image-preview:large"),
    linkTags(links),
    socialTags({
      publication,
      kind: "article",
      title: entry.title,
      description: entry.summary,
      url: entry.canonicalUrl,
      picture: entry.picture,
    }),
    ...localeTags("og:locale", entry.language),
    ...othersOf(page).flatMap(({ language }) => localeTags("og:locale:alternate", language)),
    property("article:published_time", entry.publishedAt),
    property("article:modified_time", entry.updatedAt),
    ...writersOf(entry).map(({ name, url }) => property("article:author", url ?? name)),
    property("article:section", entry.section.label),
    ...entry.topics.map(({ label }) => property("article:tag", label)),
    `<script type="application/ld+json">${articleJsonLd(page)}</script>`,
  ].join("");
};

/** Open Graph knows a language only together with a territory, `en_GB`: none is better than a guess. */
const localeTags = (name: string, tag: LanguageTag): readonly string[] => {
  const { language, region } = new Intl.Locale(tag);
  return region ? [property(name, `${language}_${region}`)] : [];
};
