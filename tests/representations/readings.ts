import type { Nodes } from "hast";
import type { Article } from "../../src/model/article.ts";
import { type InlineHtml, plainText } from "../../src/model/inline.ts";
import { articlePageOf } from "../../src/model/page.ts";
import { legalText } from "../../src/model/text.ts";
import { articleJson } from "../../src/representations/article-json.ts";
import { atom } from "../../src/representations/atom.ts";
import { jsonFeed } from "../../src/representations/json-feed.ts";
import type { ArticleRepresentation } from "../../src/representations/representation.ts";
import { rss } from "../../src/representations/rss.ts";
import { aPublication } from "../support/builders.ts";
import { elementsOf, elementsWith, parseHtml, shownText } from "../support/html-tree.ts";
import { childrenNamed, onlyChild, parseXml, textOf } from "../support/xml-tree.ts";
import { feedWith, linksOf } from "./feed-samples.ts";
import { rendered } from "./html-showcase.ts";

/** What every representation has to say alike about an article. */
export interface Reading {
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly published: string;
  readonly updated: string;
  readonly writers: readonly string[];
  readonly others: readonly string[];
  readonly categories: readonly string[];
  /** What the newsroom wrote, piece by piece, as far as it is there and in its order. */
  readonly body: readonly string[];
  readonly pictures: readonly string[];
}

export interface FeedReading extends Reading {
  readonly bodyHtml: string;
  readonly feedUpdated: string;
}

const ATOM = "{http://www.w3.org/2005/Atom}";
const DC = "{http://purl.org/dc/elements/1.1/}";

const oneSpace = (text: string): string => legalText(text).replaceAll(/\s+/g, " ").trim();

const jsonOf = (article: Article) =>
  JSON.parse(articleJson.render(articlePageOf(article, aPublication()), []));

/** Members that hold words, by how they are written. */
const PLAIN = new Set(["kicker", "title", "description", "text", "label", "name"]);
const MARKED_UP = new Set([
  "heading",
  "html",
  "paragraphs",
  "attribution",
  "caption",
  "head",
  "rows",
]);

/** Every piece of text in cards and notes. A poster's caption is for whoever reuses the still. */
const piecesOf = (value: unknown, member = ""): readonly string[] => {
  if (typeof value === "string") {
    if (PLAIN.has(member)) return [oneSpace(value)];
    return MARKED_UP.has(member) ? [oneSpace(plainText(value as InlineHtml))] : [];
  }
  if (Array.isArray(value)) return value.flatMap((element) => piecesOf(element, member));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === "poster" ? [] : piecesOf(inner, name),
  );
};

const piecesOfArticle = (article: Article): readonly string[] => {
  const { cards, developments, corrections } = jsonOf(article);
  return piecesOf([cards, developments, corrections]);
};

const bodyIn = (shown: Nodes, article: Article): readonly string[] => {
  const text = oneSpace(shownText(shown));
  let from = 0;
  return piecesOfArticle(article).filter((piece) => {
    const at = text.indexOf(piece, from);
    if (at >= 0) from = at + piece.length;
    return at >= 0;
  });
};

/** Addresses of the pictures, absolute, in their order; posters are pictures. */
const picturesIn = (node: Nodes): readonly string[] =>
  elementsOf(node).flatMap(({ tagName, properties }) => {
    const source = /^(?:amp-)?img$/.test(tagName) ? properties["src"] : properties["poster"];
    return source === undefined ? [] : [new URL(source, "https://news.example").href];
  });

/** In JSON a picture is what has an alternative text. */
const picturesOf = (value: unknown): readonly string[] => {
  if (typeof value !== "object" || value === null) return [];
  return "alt" in value && "url" in value
    ? [String(value.url)]
    : Object.values(value).flatMap(picturesOf);
};

export const readRss = (article: Article): FeedReading => {
  const feed = feedWith([article]);
  const channel = onlyChild(parseXml(rss.render(feed, linksOf(feed, rss.file))), "channel");
  const item = onlyChild(channel, "item");
  const texts = (name: string) => childrenNamed(item, name).map(({ text }) => text);
  const bodyHtml = textOf(item, "{http://purl.org/rss/1.0/modules/content/}encoded");
  return {
    id: textOf(item, "guid"),
    url: textOf(item, "link"),
    title: textOf(item, "title"),
    published: textOf(item, "pubDate"),
    updated: textOf(item, "{http://purl.org/dc/terms/}modified"),
    writers: texts(`${DC}creator`),
    others: texts(`${DC}contributor`),
    categories: texts("category"),
    body: bodyIn(parseHtml(bodyHtml), article),
    pictures: picturesIn(parseHtml(bodyHtml)),
    bodyHtml,
    feedUpdated: textOf(channel, "lastBuildDate"),
  };
};

export const readAtom = (article: Article): FeedReading => {
  const feed = feedWith([article]);
  const root = parseXml(atom.render(feed, linksOf(feed, atom.file)));
  const entry = onlyChild(root, `${ATOM}entry`);
  const names = (name: string) =>
    childrenNamed(entry, `${ATOM}${name}`).map((person) => textOf(person, `${ATOM}name`));
  const alternate = childrenNamed(entry, `${ATOM}link`).find(
    ({ attributes }) => attributes["rel"] === "alternate",
  );
  const bodyHtml = textOf(entry, `${ATOM}content`);
  return {
    id: textOf(entry, `${ATOM}id`),
    url: alternate?.attributes["href"] ?? "",
    title: textOf(entry, `${ATOM}title`),
    published: textOf(entry, `${ATOM}published`),
    updated: textOf(entry, `${ATOM}updated`),
    writers: names("author"),
    others: names("contributor"),
    categories: childrenNamed(entry, `${ATOM}category`).map((c) => c.attributes["label"] ?? ""),
    body: bodyIn(parseHtml(bodyHtml), article),
    pictures: picturesIn(parseHtml(bodyHtml)),
    bodyHtml,
    feedUpdated: textOf(root, `${ATOM}updated`),
  };
};

interface Named {
  readonly name: string;
}

interface WithRole extends Named {
  readonly role: string;
}

const names = (people: readonly Named[] = []) => people.map(({ name }) => name);

export const readJsonFeed = (article: Article): FeedReading => {
  const feed = feedWith([article]);
  const document = JSON.parse(jsonFeed.render(feed, linksOf(feed, jsonFeed.file)));
  const [item] = document.items;
  const roles: readonly WithRole[] = item._edgewire.roles;
  return {
    id: item.id,
    url: item.url,
    title: item.title,
    published: item.date_published,
    updated: item.date_modified,
    writers: names(item.authors),
    others: names(roles.filter(({ role }) => role !== "writer")),
    categories: item.tags,
    body: bodyIn(parseHtml(item.content_html), article),
    pictures: picturesIn(parseHtml(item.content_html)),
    bodyHtml: item.content_html,
    feedUpdated: document._edgewire.updated,
  };
};

export const readArticleJson = (article: Article): Reading => {
  const document = jsonOf(article);
  const byline: readonly WithRole[] = document.byline;
  const categories: readonly { readonly label: string }[] = [document.section, ...document.topics];
  return {
    id: document.id,
    url: document.url,
    title: document.title,
    published: document.publishedAt,
    updated: document.updatedAt,
    writers: names(byline.filter(({ role }) => role === "writer")),
    others: names(byline.filter(({ role }) => role !== "writer")),
    categories: categories.map(({ label }) => label),
    body: piecesOfArticle(article),
    pictures: picturesOf([document.picture, document.cards]),
  };
};

const pageIn = (article: Article, row: ArticleRepresentation): Nodes => {
  const page = articlePageOf(article, aPublication());
  return parseHtml(rendered(row, page));
};

/** The h-entry of a page (microformats.org/wiki/h-entry). */
export const readPage = (article: Article, row: ArticleRepresentation): Reading => {
  const page = pageIn(article, row);
  const all = (className: string) => elementsWith(page, className);
  const texts = (className: string) => all(className).map(shownText);
  const moment = (className: string) =>
    all(className).map(({ properties }) => String(properties["dateTime"]))[0];
  const [byline] = all("byline");
  const people = byline ? elementsOf(byline).slice(1) : [];
  const published = moment("dt-published") ?? "";
  const [content] = all("e-content");
  return {
    id: texts("u-uid").join(),
    url: new URL(String(all("u-url")[0]?.properties["href"]), "https://news.example").href,
    title: texts("p-name").join(),
    published,
    updated: moment("dt-updated") ?? published,
    writers: texts("p-author"),
    others: people.filter((person) => !all("p-author").includes(person)).map(shownText),
    categories: texts("p-category"),
    body: content ? bodyIn(content, article) : [],
    pictures: all("h-entry").flatMap(picturesIn),
  };
};

export const readJsonLd = (
  article: Article,
  row: ArticleRepresentation,
): Omit<Reading, "body" | "pictures"> => {
  const data = elementsOf(pageIn(article, row)).find(
    ({ properties }) => properties["type"] === "application/ld+json",
  );
  const document = JSON.parse(data ? shownText(data) : "");
  return {
    id: document["@id"],
    url: document.url,
    title: document.headline,
    published: document.datePublished,
    updated: document.dateModified,
    writers: names(document.author),
    others: ["editor", "translator", "contributor"].flatMap((role) => names(document[role])),
    categories: [document.articleSection, ...(document.keywords ?? [])],
  };
};
