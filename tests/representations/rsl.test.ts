import { describe, expect, it } from "vitest";
import { articlePageOf } from "../../src/model/page.ts";
import { amp } from "../../src/representations/amp.tsx";
import { html } from "../../src/representations/html/article-page.tsx";
import { licenseXml } from "../../src/representations/license-xml.ts";
import { articleLinks } from "../../src/representations/links.ts";
import { robotsTxt } from "../../src/representations/robots-txt.ts";
import { rss } from "../../src/representations/rss.ts";
import { anArticle, aPublication, EVERY_FILE } from "../support/builders.ts";
import { expectGolden } from "../support/golden.ts";
import { childrenNamed, onlyChild, parseXml, textOf } from "../support/xml-tree.ts";
import { feedWith, linksOf } from "./feed-samples.ts";

const RSL = "{https://rslstandard.org/rsl}";
const LICENSED = aPublication(EVERY_FILE);
const { licensing } = EVERY_FILE;
const OWN_LICENCE = { url: "https://rights.example/own", label: "Ours" };
const ORIGINAL = "https://elsewhere.example/first";

const rssOf = (...given: Parameters<typeof feedWith>): string => {
  const feed = feedWith(...given);
  return rss.render(feed, linksOf(feed, rss.file));
};

describe("license.xml", () => {
  it("says what is licensed to programs, and on which terms", () => {
    expectGolden("license.xml", licenseXml.render(LICENSED));
  });

  it("leads to the terms in words where a price has to be agreed on", () => {
    const paid = aPublication({ licensing: { ...licensing, payment: "purchase" } });
    const license = onlyChild(
      onlyChild(parseXml(licenseXml.render(paid)), `${RSL}content`),
      `${RSL}license`,
    );
    const payment = onlyChild(license, `${RSL}payment`);
    expect(payment.attributes).toEqual({ type: "purchase" });
    expect(textOf(payment, `${RSL}custom`)).toBe("https://news.example/articles/terms");
  });

  it("lists no use where none is allowed, or none reserved", () => {
    const uses = (permission: "allowed" | "reserved") =>
      licenseXml.render(
        aPublication({
          licensing: { payment: "free" },
          crawlers: { search: permission, answers: permission, training: permission },
        }),
      );
    expect(uses("allowed")).not.toContain("<prohibits");
    expect(uses("reserved")).not.toContain("<permits");
  });

  it("stands only where something is licensed, and robots.txt names it only there", () => {
    expect(licenseXml.standsFor(aPublication())).toBe(false);
    expect(robotsTxt.render(aPublication())).not.toContain("License:");
    expect(licenseXml.standsFor(LICENSED)).toBe(true);
    expect(robotsTxt.render(LICENSED)).toMatch(
      /\n\nLicense: https:\/\/news.example\/license.xml\n$/,
    );
  });
});

describe("RSL in RSS", () => {
  it("stands in each item, prefixed, with its address and its own licence", () => {
    const document = rssOf([anArticle("first", { licence: OWN_LICENCE })], LICENSED);
    const item = onlyChild(onlyChild(parseXml(document), "channel"), "item");
    const content = onlyChild(item, `${RSL}content`);
    expect(content.attributes).toEqual({ url: "https://news.example/articles/first" });
    const payment = onlyChild(onlyChild(content, `${RSL}license`), `${RSL}payment`);
    expect(textOf(payment, `${RSL}standard`)).toBe(OWN_LICENCE.url);
    expect(textOf(onlyChild(content, `${RSL}license`), `${RSL}permits`)).toBe(
      "search ai-input ai-index",
    );
  });

  it("is left out of what was first published elsewhere, and declared only where it is used", () => {
    const original = anArticle("first", { canonicalUrl: ORIGINAL });
    expect(rssOf([original], LICENSED)).not.toContain("rsl");
    expect(rssOf([anArticle("first")])).not.toContain("rsl");
    const mixed = onlyChild(parseXml(rssOf([original, anArticle("second")], LICENSED)), "channel");
    const items = childrenNamed(mixed, "item");
    const licensed = items.filter((item) => childrenNamed(item, `${RSL}content`).length > 0);
    expect([items.length, licensed.length]).toEqual([2, 1]);
  });
});

describe("an article's links", () => {
  const RSL_LINK =
    '<link rel="license" href="https://news.example/license.xml" type="application/rsl+xml">';
  const rendered = (over: Parameters<typeof anArticle>[1], publication = LICENSED) => {
    const page = articlePageOf(anArticle("first", over), publication);
    return [html, amp].map((row) => row.render(page, articleLinks(page, row)));
  };

  it("lead to license.xml beside the licence for people, in HTML and AMP", () => {
    for (const document of rendered({})) {
      expect(document).toContain(RSL_LINK);
      expect(document).toContain(
        '<link rel="license" href="https://creativecommons.org/licenses/by/4.0/">',
      );
      expect(document).not.toMatch(/<script[^>]+rsl/);
    }
  });

  it("do not where its terms are others, or there are none", () => {
    for (const document of [
      ...rendered({ licence: OWN_LICENCE }),
      ...rendered({ canonicalUrl: ORIGINAL }),
      ...rendered({}, aPublication()),
    ]) {
      expect(document).not.toContain("application/rsl+xml");
    }
  });
});
