import type { Entry } from "../model/entry.ts";
import type { Link } from "../model/link.ts";
import { type ArticlePage, othersOf } from "../model/page.ts";
import { ARTICLE_SCHEMA_PATH } from "./article-schema.ts";
import { absoluteCards, absoluteFigure, absoluteNote } from "./markup/absolute.ts";
import { jsonDocument } from "./markup/json.ts";
import type { ArticleRepresentation } from "./representation.ts";

/** The article as data, for programs: typed blocks with absolute URLs, described by its JSON Schema. */
export const articleJson = {
  name: "article",
  file: "article.json",
  kind: "data",
  mediaType: "application/json",
  contentType: "application/json",
  title: "JSON",
  rel: "alternate",
  isTopic: true,
  schemaPath: ARTICLE_SCHEMA_PATH,
  render: (page, links) => jsonDocument(articleDocument(page, links)),
} as const satisfies ArticleRepresentation;

const articleDocument = (page: ArticlePage, links: readonly Link[]) => {
  const { entry, publication } = page;
  const { baseUrl } = publication;
  const others = othersOf(page);
  return {
    $schema: `${baseUrl}${ARTICLE_SCHEMA_PATH}`,
    id: entry.id,
    url: entry.url,
    canonicalUrl: entry.canonicalUrl,
    title: entry.title,
    summary: entry.summary,
    language: entry.language,
    direction: entry.direction,
    publishedAt: entry.publishedAt,
    updatedAt: entry.updatedAt,
    byline: entry.people.map(({ name, kind, role, url }) => ({
      name,
      kind,
      role,
      ...(url && { url }),
    })),
    section: category(entry.section),
    topics: entry.topics.map(category),
    ...(entry.story && { story: storyMember(entry.story) }),
    ...(others.length > 0 && {
      translations: others.map(({ id, url, language, title }) => ({ id, url, language, title })),
    }),
    licence: entry.licence,
    copyright: publication.copyright,
    publication: {
      title: publication.title,
      url: `${baseUrl}/`,
      publisher: publication.publisher.name,
    },
    ...(entry.picture && { picture: absoluteFigure(entry.picture, baseUrl) }),
    cards: absoluteCards(entry.cards, baseUrl),
    corrections: entry.corrections.map((note) => absoluteNote(note, baseUrl)),
    developments: entry.developments.map((note) => absoluteNote(note, baseUrl)),
    links,
  };
};

/** A story's label is its name, here and in JSON Feed. */
export const storyMember = ({ key, label, url }: Entry["section"]) => ({ key, name: label, url });

const category = ({ key, label, url }: Entry["section"]) => ({ key, label, url });
