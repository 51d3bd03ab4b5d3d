import { describe, expect, it } from "vitest";
import type { Article } from "../../src/model/article.ts";
import { httpDate } from "../../src/model/instant.ts";
import { articlePageOf } from "../../src/model/page.ts";
import { articleJson } from "../../src/representations/article-json.ts";
import { atom } from "../../src/representations/atom.ts";
import { jsonFeed } from "../../src/representations/json-feed.ts";
import { rss } from "../../src/representations/rss.ts";
import { aPublication } from "../support/builders.ts";
import { childrenNamed, onlyChild, parseXml, textOf } from "../support/xml-tree.ts";
import { feedWith, linksOf, samples } from "./feed-samples.ts";

/** What all formats have to say alike about an article. */
interface Reading {
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly published: string;
  readonly updated: string;
  readonly writers: readonly string[];
  readonly others: readonly string[];
  readonly categories: readonly string[];
}

interface WithBody extends Reading {
  readonly body: string;
  readonly feedUpdated: string;
}

const ATOM = "{http://www.w3.org/2005/Atom}";
const DC = "{http://purl.org/dc/elements/1.1/}";

const readRss = (article: Article): WithBody => {
  const feed = feedWith([article]);
  const channel = onlyChild(parseXml(rss.render(feed, linksOf(feed, rss.file))), "channel");
  const item = onlyChild(channel, "item");
  const texts = (name: string) => childrenNamed(item, name).map(({ text }) => text);
  return {
    id: textOf(item, "guid"),
    url: textOf(item, "link"),
    title: textOf(item, "title"),
    published: textOf(item, "pubDate"),
    updated: textOf(item, "{http://purl.org/dc/terms/}modified"),
    writers: texts(`${DC}creator`),
    others: texts(`${DC}contributor`),
    categories: texts("category"),
    body: textOf(item, "{http://purl.org/rss/1.0/modules/content/}encoded"),
    feedUpdated: textOf(channel, "lastBuildDate"),
  };
};

const readAtom = (article: Article): WithBody => {
  const feed = feedWith([article]);
  const root = parseXml(atom.render(feed, linksOf(feed, atom.file)));
  const entry = onlyChild(root, `${ATOM}entry`);
  const names = (name: string) =>
    childrenNamed(entry, `${ATOM}${name}`).map((person) => textOf(person, `${ATOM}name`));
  const alternate = childrenNamed(entry, `${ATOM}link`).find(
    ({ attributes }) => attributes["rel"] === "alternate",
  );
  return {
    id: textOf(entry, `${ATOM}id`),
    url: alternate?.attributes["href"] ?? "",
    title: textOf(entry, `${ATOM}title`),
    published: textOf(entry, `${ATOM}published`),
    updated: textOf(entry, `${ATOM}updated`),
    writers: names("author"),
    others: names("contributor"),
    categories: childrenNamed(entry, `${ATOM}category`).map((c) => c.attributes["label"] ?? ""),
    body: textOf(entry, `${ATOM}content`),
    feedUpdated: textOf(root, `${ATOM}updated`),
  };
};

const names = (people: readonly { readonly name: string }[] = []) => people.map(({ name }) => name);

const readJsonFeed = (article: Article): WithBody => {
  const feed = feedWith([article]);
  const document = JSON.parse(jsonFeed.render(feed, linksOf(feed, jsonFeed.file)));
  const [item] = document.items;
  const roles: readonly { readonly name: string; readonly role: string }[] = item._edgewire.roles;
  return {
    id: item.id,
    url: item.url,
    title: item.title,
    published: item.date_published,
    updated: item.date_modified,
    writers: names(item.authors),
    others: names(roles.filter(({ role }) => role !== "writer")),
    categories: item.tags,
    body: item.content_html,
    feedUpdated: document._edgewire.updated,
  };
};

const readArticleJson = (article: Article): Reading => {
  const document = JSON.parse(articleJson.render(articlePageOf(article, aPublication()), []));
  const byline: readonly { readonly name: string; readonly role: string }[] = document.byline;
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
  };
};

describe.each(Object.entries(samples))("the article %s", (_, article) => {
  const inAtom = readAtom(article);

  it("is the same in RSS and Atom", () => {
    expect(readRss(article)).toEqual({
      ...inAtom,
      published: httpDate(article.publishedAt),
      feedUpdated: httpDate(article.updatedAt),
    });
  });

  it("is the same in JSON Feed and Atom", () => {
    expect(readJsonFeed(article)).toEqual(inAtom);
  });

  it("is the same in article.json and Atom", () => {
    const { body: _body, feedUpdated: _feedUpdated, ...reading } = inAtom;
    expect(readArticleJson(article)).toEqual(reading);
  });

  it("is what the newsroom wrote", () => {
    expect(inAtom).toMatchObject({
      id: article.id,
      url: `https://news.example/articles/${article.slug}`,
      title: article.title,
      published: article.publishedAt,
      updated: article.updatedAt,
    });
  });
});
