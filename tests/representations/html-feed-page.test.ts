import { describe, expect, it } from "vitest";
import type { LanguageTag } from "../../src/model/language.ts";
import { IMAGE_SIZES } from "../../src/representations/html/image-sizes.ts";
import { anArticle, aPicture, renditionsOf, slug } from "../support/builders.ts";
import { expectGolden } from "../support/golden.ts";
import { aPublicationWithPictures, feedPageOf, inLines } from "./html-showcase.ts";

const { picture: _, ...withoutPicture } = anArticle("second", { section: slug("culture") });
const world = `sections/${slug("world")}` as const;
const syria = `topics/${slug("syria")}` as const;
const arabic = anArticle("third", { language: "ar" as LanguageTag, direction: "rtl" });

describe("a page that lists articles", () => {
  it("is the front page, with a lead story, the sections and the feeds", () => {
    const articles = [anArticle("first"), withoutPicture, arabic];
    expectGolden(
      "html-front.html",
      inLines(feedPageOf(articles, "front", aPublicationWithPictures())),
    );
  });

  it("says that nothing has been published yet, and how to hear of the first article", () => {
    expectGolden("html-front-empty.html", inLines(feedPageOf([])));
  });

  it("is a section's page, with its own heading and no lead", () => {
    const document = feedPageOf([anArticle()], world);
    expect(document).toContain('<h1 class="p-name">World</h1>');
    expect(document).toContain("<title>World – The Example Wire</title>");
    expect(document).toContain('<a href="/sections/world" aria-current="page">');
    expect(document).not.toContain("teaser lead");
  });

  it("has one first-level heading, wherever it stands", () => {
    for (const feed of ["front", world, syria, `authors/${slug("ada")}`] as const) {
      expect(feedPageOf([anArticle()], feed).match(/<h1[ >]/g)).toHaveLength(1);
    }
  });

  it("marks the language and direction of an entry only where they differ from the page's", () => {
    const document = feedPageOf([anArticle("first"), arabic]);
    expect(document.match(/<article [^>]+>/g)).toEqual([
      '<article class="teaser lead h-entry">',
      '<article class="teaser h-entry" lang="ar" dir="rtl">',
    ]);
  });

  it("fetches only the lead's picture at once", () => {
    const pictures = feedPageOf([anArticle("first"), anArticle("second")]).match(/<img [^>]+>/g);
    expect(pictures?.map((picture) => picture.includes('loading="lazy"'))).toEqual([false, true]);
  });

  it("lets a browser choose a picture's rendition by where it stands", () => {
    const picture = aPicture({ width: 1600, renditions: renditionsOf(480, 960) });
    const articles = [anArticle("first", { picture }), anArticle("second", { picture })];
    const picturesIn = (document: string) =>
      [...document.matchAll(/<img src="([^"]+)" srcset="([^"]+)" sizes="([^"]+)"/g)].map(
        ([, src, srcset, sizes]) => ({ src, srcset, sizes }),
      );
    const [small, large] = renditionsOf(480, 960);
    const file = {
      src: picture.url,
      srcset: `${small?.url} 480w, ${large?.url} 960w, ${picture.url} 1600w`,
    };
    expect(picturesIn(feedPageOf(articles))).toEqual([
      { ...file, sizes: IMAGE_SIZES.lead },
      { ...file, sizes: IMAGE_SIZES.column },
    ]);
    expect(picturesIn(feedPageOf(articles, world))).toEqual([
      { ...file, sizes: IMAGE_SIZES.list },
      { ...file, sizes: IMAGE_SIZES.list },
    ]);
    expect(feedPageOf([anArticle()])).not.toMatch(/srcset|sizes/);
  });

  it("leads on to older articles, and says that they are those of all lists", () => {
    const wayOf = (document: string) => /<nav class="pages".*?<\/nav>/.exec(document)?.[0];
    expect(wayOf(feedPageOf([anArticle()]))).toContain('<a href="/archive">Older articles</a>');
    expect(wayOf(feedPageOf([anArticle()], world))).toContain(
      '<a href="/archive">All articles of The Example Wire, by date</a>',
    );
    expect(wayOf(feedPageOf([], world))).toBeUndefined();
  });
});
