import { describe, expect, it } from "vitest";
import type { LanguageTag } from "../../src/model/language.ts";
import { atom } from "../../src/representations/atom.ts";
import { anArticle, aPicture, aPublication, slug, anAudio } from "../support/builders.ts";
import { childrenNamed, onlyChild, parseXml, type XmlElement } from "../support/xml-tree.ts";
import { aVideo, feedWith, linksOf, NASTY, samples } from "./feed-samples.ts";

const ATOM = "{http://www.w3.org/2005/Atom}";

const feedOf = (...args: Parameters<typeof feedWith>): XmlElement => {
  const feed = feedWith(...args);
  return parseXml(atom.render(feed, linksOf(feed, atom.file)));
};
const entryOf = (...args: Parameters<typeof feedWith>): XmlElement =>
  onlyChild(feedOf(...args), `${ATOM}entry`);
const text = (element: XmlElement, name: string): string =>
  onlyChild(element, `${ATOM}${name}`).text;
const all = (element: XmlElement, name: string): readonly XmlElement[] =>
  childrenNamed(element, `${ATOM}${name}`);
const linksWith = (element: XmlElement, rel: string) =>
  all(element, "link")
    .map(({ attributes }) => attributes)
    .filter((attributes) => attributes["rel"] === rel);

describe("an Atom feed", () => {
  it("was updated when its newest entry or removal was, not now (RFC 4287 §4.2.15)", () => {
    expect(text(feedOf([samples.plain, samples.corrected]), "updated")).toBe(
      "2026-11-21T10:00:00Z",
    );
    expect(text(feedOf([]), "updated")).toBe("2026-10-01T00:00:00Z");
  });

  it("prints every link it was given", () => {
    const feed = feedWith([]);
    expect(all(feedOf([]), "link").map(({ attributes }) => attributes)).toEqual(
      linksOf(feed, atom.file),
    );
  });

  it("has an author for entries that name none (§4.1.1)", () => {
    const feed = feedOf([anArticle("a", { byline: [] })]);
    expect(text(onlyChild(feed, `${ATOM}author`), "name")).toBe("Example Press");
    expect(all(onlyChild(feed, `${ATOM}entry`), "author")).toEqual([]);
  });

  it("says its language, rights, icon and logo", () => {
    const publication = aPublication({
      language: "de-CH" as LanguageTag,
      icon: aPicture({ url: "/media/icon.png" }),
      logo: aPicture({ url: "/media/logo.svg", width: 410, height: 200 }),
    });
    const feed = feedOf([], publication);
    expect(feed.attributes["xml:lang"]).toBe("de-CH");
    expect(text(feed, "rights")).toBe("© 2026 Example Press");
    expect(text(feed, "icon")).toBe("https://news.example/media/icon.png");
    expect(text(feed, "logo")).toBe("https://news.example/media/logo.svg");
  });

  it("has no logo that is not twice as wide as it is high (§4.2.8)", () => {
    for (const size of [
      { width: 1200 },
      { width: 200, height: 200 },
      { width: 600, height: 200 },
    ]) {
      expect(all(feedOf([], aPublication({ logo: aPicture(size) })), "logo")).toEqual([]);
    }
  });

  it("names the publisher's page as everything else does, with its slash", () => {
    const author = onlyChild(feedOf([]), `${ATOM}author`);
    expect(text(author, "uri")).toBe("https://news.example/");
  });
});

describe("an Atom entry", () => {
  it("has titles and summaries of plain text (§3.1.1.1)", () => {
    const entry = entryOf([samples.nasty]);
    for (const name of ["title", "summary"]) {
      expect(text(entry, name)).toBe(NASTY);
      expect(onlyChild(entry, `${ATOM}${name}`).attributes["type"] ?? "text").toBe("text");
    }
  });

  it("keeps published and moves updated when it is corrected", () => {
    const entry = entryOf([samples.corrected]);
    expect(text(entry, "published")).toBe("2026-11-01T08:00:00Z");
    expect(text(entry, "updated")).toBe("2026-11-21T10:00:00Z");
  });

  it("has writers as authors and everybody else as contributors, with their pages", () => {
    const entry = entryOf([samples.plain]);
    const people = (name: string) =>
      all(entry, name).map((person) => [text(person, "name"), text(person, "uri")]);
    expect(people("author")).toEqual([["Ada Writer", "https://news.example/authors/ada"]]);
    expect(people("contributor")).toEqual([["Bob Editor", "https://bob.example/"]]);
  });

  it("has term, scheme and label in every category", () => {
    expect(all(entryOf([samples.plain]), "category").map(({ attributes }) => attributes)).toEqual([
      { term: "world", scheme: "https://news.example/sections/", label: "World" },
      { term: "syria", scheme: "https://news.example/topics/", label: "Syria" },
    ]);
  });

  it("encloses every recording with type and length, or else the picture", () => {
    expect(linksWith(entryOf([samples.everything]), "enclosure")).toEqual([
      {
        rel: "enclosure",
        type: "audio/mpeg",
        length: "1234567",
        href: `https://news.example${anAudio().url}`,
      },
      { rel: "enclosure", type: "video/mp4", length: "99000000", href: aVideo().url },
    ]);
    expect(linksWith(entryOf([samples.plain]), "enclosure")).toMatchObject([
      { type: "image/png", length: "4321" },
    ]);
  });

  it("links to its permalink, its licence (RFC 4946) and the original", () => {
    const entry = entryOf([{ ...samples.nasty, slug: slug("moved") }]);
    expect(linksWith(entry, "alternate")).toEqual([
      { rel: "alternate", type: "text/html", href: "https://news.example/articles/moved" },
    ]);
    expect(linksWith(entry, "license")).toEqual([
      { rel: "license", href: "https://rights.example/?a=1&b=2", title: NASTY },
    ]);
    expect(linksWith(entry, "via")).toMatchObject([
      { href: "https://else.example/original?a=1&b=2" },
    ]);
    expect(text(entry, "id")).toBe(samples.nasty.id);
  });

  it("says its language only where it is not the feed's", () => {
    expect(entryOf([samples.arabic]).attributes["xml:lang"]).toBe("ar");
    expect(entryOf([samples.plain]).attributes["xml:lang"]).toBeUndefined();
  });

  it("has its body as HTML, and none when only the summary is at hand", () => {
    expect(onlyChild(entryOf([samples.plain]), `${ATOM}content`).attributes).toEqual({
      type: "html",
    });
    expect(all(entryOf([samples.plain], aPublication(), "summary"), "content")).toEqual([]);
  });
});
