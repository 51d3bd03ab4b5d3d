import { describe, expect, it } from "vitest";
import { amp } from "../../src/representations/amp.tsx";
import { themeSheet } from "../../src/representations/html/theme.ts";
import { anArticle, aPicture, aPublication, renditionsOf, slug } from "../support/builders.ts";
import { feedPageOf, htmlOf, pageOf, rendered } from "./html-showcase.ts";

const url = `/media/${"1".repeat(64)}.svg`;
const logo = aPicture({
  url,
  type: "image/svg+xml",
  width: 300,
  height: 60,
  alt: "Letters of wire",
});
const publication = aPublication({ logo });
const world = `sections/${slug("world")}` as const;

const nameplateOf = (document: string) =>
  /<(?:p|h1) class="nameplate[^>]*>(.*?)<\/(?:p|h1)>/.exec(document)?.[1];

describe("the name in the masthead", () => {
  it("is the logo, called by the title, in a size known before it is there", () => {
    const inside = `<a href="/" aria-label="The Example Wire"><img class="logo" src="${url}" alt="The Example Wire" width="180" height="36"/></a>`;
    expect(nameplateOf(htmlOf(pageOf(anArticle(), publication)))).toBe(inside);
    expect(nameplateOf(feedPageOf([], world, publication))).toBe(inside);
    expect(nameplateOf(feedPageOf([], "front", publication))).toBe(
      `<img class="logo" src="${url}" alt="The Example Wire" width="320" height="64"/>`,
    );
  });

  it("is the same in AMP's own element", () => {
    expect(nameplateOf(rendered(amp, pageOf(anArticle(), publication)))).toBe(
      `<a href="https://news.example/" aria-label="The Example Wire"><amp-img class="logo" src="https://news.example${url}" alt="The Example Wire" width="180" height="36" layout="intrinsic" data-hero=""></amp-img></a>`,
    );
  });

  it("is of two pixels to one where there are renditions", () => {
    const picture = { ...logo, width: 3000, height: 600, renditions: renditionsOf(200, 480, 960) };
    const document = feedPageOf([], world, aPublication({ logo: picture }));
    expect(nameplateOf(document)).toContain(`src="${renditionsOf(480)[0]?.url}"`);
  });

  it("is the title in type where there is no logo", () => {
    expect(nameplateOf(feedPageOf([]))).toBe("The Example Wire");
    expect(nameplateOf(feedPageOf([], world))).toBe('<a href="/">The Example Wire</a>');
  });

  it("stands on the light paper in the dark too, for which the logo was drawn", () => {
    expect(themeSheet({ theme: { light: { paper: "#fff1e5" } } })?.text).toContain(
      "\n:root{--plate:#fff1e5}",
    );
    expect(themeSheet({ theme: { dark: { paper: "#000000" } } })?.text).not.toContain("--plate");
  });
});
