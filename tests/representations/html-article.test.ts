import { describe, expect, it } from "vitest";
import type { LanguageTag } from "../../src/model/language.ts";
import { noteAnchor } from "../../src/model/feed.ts";
import { html } from "../../src/representations/html/article-page.tsx";
import { script } from "../../src/representations/html/script.ts";
import { articleLinks } from "../../src/representations/links.ts";
import { anArticle, inline, instant, paragraph, slug } from "../support/builders.ts";
import { deepFreeze } from "../support/freeze.ts";
import { expectGolden } from "../support/golden.ts";
import {
  anArticleWithEverything,
  aPublicationWithPictures,
  htmlOf,
  inLines,
  pageOf,
} from "./html-showcase.ts";

const everything = pageOf(anArticleWithEverything(), aPublicationWithPictures());

describe("the page of an article", () => {
  it("shows every type of block, note, role and right", () => {
    expectGolden("html-everything.html", inLines(htmlOf(everything)));
  });

  it("runs from right to left when the article does, and its English furniture says so", () => {
    const article = anArticle("arabic", {
      title: "سلك الأخبار",
      summary: "مقالة واحدة",
      language: "ar" as LanguageTag,
      direction: "rtl",
      cards: [{ kicker: "شرح", heading: inline("لماذا"), blocks: [paragraph("نص")] }],
      corrections: [{ at: instant("2026-11-02T09:30:00Z"), html: inline("تصحيح") }],
    });
    expectGolden("html-arabic.html", inLines(htmlOf(pageOf(article))));
  });

  it("gives the same bytes twice and changes nothing it was given", () => {
    const page = deepFreeze(structuredClone(everything));
    expect(htmlOf(page)).toBe(htmlOf(page));
  });

  it("needs no script but one file and JSON-LD, no style attribute and no event handler", () => {
    const document = htmlOf(everything);
    expect(document.match(/<script[^>]*>/g)).toEqual([
      `<script src="${script.path}" defer blocking="render">`,
      '<script type="application/ld+json">',
    ]);
    expect(document).not.toMatch(/<[^>]* (?:style|on[a-z]+)=/);
    expect(document).not.toMatch(/<(?:iframe|object|embed|form)\b/);
  });

  it("may load pictures, styles and scripts from its own host alone, and recordings over https", () => {
    expect(html.contentSecurityPolicy.split("; ")).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self'",
      "font-src 'self'",
      "connect-src 'self'",
      "manifest-src 'self'",
      "media-src 'self' https:",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ]);
  });

  it("loads nothing from another publisher for an embed", () => {
    const loaded = [...htmlOf(everything).matchAll(/ (?:src|poster)="([^"]+)"/g)].map(
      ([, url]) => url,
    );
    expect(loaded.filter((url) => !url?.startsWith("/"))).toEqual([
      "https://media.example/wire.mp4",
    ]);
  });

  it("prints every link it was given in the head, and `self` only where hubs know it", () => {
    const told = pageOf(anArticle());
    expect(articleLinks(told, html).some(({ rel }) => rel === "self")).toBe(true);
    const publication = { ...told.publication, hubs: [] };
    const page = { ...told, publication };
    const links = articleLinks(page, html);
    const document = html.render(page, [
      { rel: "self", href: "https://news.example/self" },
      ...links,
    ]);
    const head = document.slice(0, document.indexOf("</head>"));
    expect(html.render(told, articleLinks(told, html))).toContain('<link rel="self"');
    const printed = [...head.matchAll(/<link rel="([^"]+)" href="([^"]+)"/g)]
      .map(([, rel, href = ""]) => ({ rel, href: href.replaceAll("&amp;", "&") }))
      .filter(({ rel }) => rel !== "stylesheet" && rel !== "manifest");
    expect(printed).toEqual(links.map(({ rel, href }) => ({ rel, href })));
  });

  it("offers each of its feeds visibly, its own first, in every format", () => {
    const document = htmlOf(pageOf(anArticle("first")));
    const follow = document.slice(document.indexOf('<section class="follow"'));
    const hrefs = [...follow.matchAll(/<a href="([^"]*\/(?:rss\.xml|atom\.xml|feed\.json))"/g)];
    const folders = [
      "/articles/first/",
      "/authors/ada/",
      "/topics/syria/",
      "/sections/world/",
      "/",
    ];
    expect(hrefs.map(([, href]) => href)).toEqual(
      folders.flatMap((folder) => [
        `feed:https://news.example${folder}rss.xml`,
        `${folder}rss.xml`,
        `${folder}atom.xml`,
        `${folder}feed.json`,
      ]),
    );
  });

  it("names roles in one order: writers first, then who edited, photographed, illustrated, translated", () => {
    const article = anArticle("roles", {
      byline: [
        { author: slug("bob"), role: "editor" },
        { author: slug("ada"), role: "writer" },
        { author: slug("desk"), role: "writer" },
      ],
    });
    const text = htmlOf(pageOf(article)).replaceAll(/<[^>]+>/g, "");
    expect(text).toContain("By Ada Writer and Example desk, edited by Bob Editor");
  });

  it("shows the update only when there was one", () => {
    expect(htmlOf(pageOf(anArticle()))).not.toContain("dt-updated");
    expect(htmlOf(everything)).toContain('class="dt-updated" datetime="2026-11-02T09:30:00Z"');
  });

  it("anchors every note where the article's own feed points", () => {
    const document = htmlOf(everything);
    const { corrections, developments } = everything.entry;
    for (const { at } of corrections) {
      expect(document).toContain(`id="${noteAnchor("corrections", at)}"`);
    }
    for (const { at } of developments) {
      expect(document).toContain(`id="${noteAnchor("developments", at)}"`);
    }
  });

  it("leads from the story to the card that holds the timeline", () => {
    expect(htmlOf(everything)).toMatch(
      /In context.*<a href="\/stories\/the-wire">The wire &amp; its makers<\/a>.*<a href="#card-2">See the timeline/,
    );
    const { story: _, ...article } = anArticleWithEverything();
    expect(htmlOf(pageOf(article))).not.toContain("In context");
  });

  it("names itself by path, so that any host may serve it, and by absolute URL in the head", () => {
    const document = htmlOf(everything);
    const body = document.slice(document.indexOf("<body"));
    expect(body).not.toContain('="https://news.example');
    expect(document).toContain(
      '<link rel="canonical" href="https://news.example/articles/everything">',
    );
  });

  it("keeps a link whose path would name another host absolute", () => {
    const blocks = [
      {
        type: "call-to-action" as const,
        html: inline("Go"),
        links: [{ label: "there", href: "https://news.example//other.example/" }],
      },
    ];
    const document = htmlOf(pageOf(anArticle("slashes", { cards: [{ blocks }] })));
    expect(document).toContain('href="https://news.example//other.example/"');
  });

  it("says where the article was published first", () => {
    const elsewhere = anArticle("syndicated", {
      canonicalUrl: "https://elsewhere.example/original",
    });
    expect(htmlOf(pageOf(elsewhere))).toContain(
      'First published at <a href="https://elsewhere.example/original">elsewhere.example</a>',
    );
    expect(htmlOf(pageOf(anArticle()))).not.toContain("First published");
  });

  it("gives every picture its size, and fetches only the opening one at once", () => {
    const pictures = htmlOf(everything).match(/<img src=[^>]+>/g) ?? [];
    expect(pictures.length).toBe(3);
    for (const picture of pictures) expect(picture).toMatch(/ width="1200" height="675"/);
    expect(pictures.map((picture) => picture.includes('loading="lazy"'))).toEqual([
      false,
      true,
      true,
    ]);
    expect(pictures[0]).toContain('fetchpriority="high"');
  });
});
