import type { ArchivedArticle } from "../model/archive.ts";
import type { LanguageTag } from "../model/language.ts";
import type { Publication } from "../model/publication.ts";
import type { Sitemap } from "../model/sitemap.ts";
import { element, textElement } from "./markup/xml.ts";
import type { Representation } from "./representation.ts";
import { articleUrl, SITEMAP_XML, sitemapDocument } from "./sitemap-xml.ts";

/**
 * For Google News: articles of the last two days, newest first. Which those are depends on the time, so
 * they are given; without any it is empty, which is right.
 */
export const newsSitemap = {
  ...SITEMAP_XML,
  name: "news",
  file: "news-sitemap.xml",
  title: "News sitemap",
  render: ({ publication, articles }) =>
    sitemapDocument(
      "urlset",
      articles.flatMap((article) =>
        articleUrl(article, publication, newsElement(article, publication)),
      ),
    ),
} as const satisfies Representation<Sitemap>;

const newsElement = (
  { title, language, publishedAt }: ArchivedArticle,
  publication: Publication,
): string =>
  element("news:news", {}, [
    element("news:publication", {}, [
      textElement("news:name", publication.title),
      textElement("news:language", newsLanguage(language)),
    ]),
    textElement("news:publication_date", publishedAt),
    textElement("news:title", title),
  ]);

/** ISO 639 without a region; of Chinese alone its script is asked for, by two names of regions. */
const newsLanguage = (tag: LanguageTag): string => {
  const { language, script } = new Intl.Locale(tag).maximize();
  if (language !== "zh") return language;
  return script === "Hant" ? "zh-tw" : "zh-cn";
};
