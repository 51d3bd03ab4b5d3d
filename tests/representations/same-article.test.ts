import { describe, expect, it } from "vitest";
import { httpDate } from "../../src/model/instant.ts";
import { legalText } from "../../src/model/text.ts";
import { samples } from "./feed-samples.ts";
import { PAGES } from "./html-showcase.ts";
import {
  readArticleJson,
  readAtom,
  readJsonFeed,
  readJsonLd,
  readPage,
  readRss,
} from "./readings.ts";

describe.each(Object.entries(samples))("the article %s", (_, article) => {
  const inAtom = readAtom(article);
  const { bodyHtml: _bodyHtml, feedUpdated: _feedUpdated, ...reading } = inAtom;

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
    expect(readArticleJson(article)).toEqual(reading);
  });

  it.each(PAGES)("is the same in $title and Atom, to people and in JSON-LD", (row) => {
    expect(readPage(article, row)).toEqual(reading);
    const { body: _body, pictures: _pictures, ...data } = reading;
    expect(readJsonLd(article, row)).toEqual(data);
  });

  it("is what the newsroom wrote", () => {
    expect(inAtom).toMatchObject({
      id: article.id,
      url: `https://news.example/articles/${article.slug}`,
      title: legalText(article.title),
      published: article.publishedAt,
      updated: article.updatedAt,
    });
    expect(reading.body.length).toBeGreaterThan(0);
  });
});
