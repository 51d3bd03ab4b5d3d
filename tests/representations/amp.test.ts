import { describe, expect, it } from "vitest";
import type { Block } from "../../src/model/block.ts";
import type { ArticlePage } from "../../src/model/page.ts";
import { amp } from "../../src/representations/amp.tsx";
import { anArticle, aPicture, aPublication } from "../support/builders.ts";
import { expectGolden } from "../support/golden.ts";
import { anArticleWithEverything, htmlOf, inLines, pageOf, rendered } from "./html-showcase.ts";

const everyBlock = anArticleWithEverything().cards.flatMap(({ blocks }) => blocks);

const ampOf = (page: ArticlePage): string => rendered(amp, page);

const everything = ampOf(pageOf(anArticleWithEverything()));

const scriptsOf = (document: string): readonly (string | undefined)[] =>
  [...document.matchAll(/<script async custom-element="([^"]+)"/g)].map(([, name]) => name);

const withBlocks = (...blocks: readonly Block[]): string =>
  ampOf(pageOf(anArticle("blocks", { cards: [{ blocks }] })));

describe("AMP", () => {
  it("shows every type of block in AMP's own elements", () => {
    expectGolden("amp-everything.html", inLines(everything));
  });

  it("holds the boilerplate byte for byte (amp.dev)", () => {
    expect(everything).toContain(
      "<style amp-boilerplate>body{-webkit-animation:-amp-start 8s steps(1,end) 0s 1 normal both;",
    );
    expect(everything).toContain(
      "<noscript><style amp-boilerplate>body{-webkit-animation:none;-moz-animation:none;-ms-animation:none;animation:none}</style></noscript>",
    );
  });

  it("keeps its styles below the 75,000 bytes that the validator allows", () => {
    const styles = /<style amp-custom>(.*?)<\/style>/s.exec(everything)?.[1] ?? "";
    expect(styles).not.toBe("");
    expect(Buffer.byteLength(styles)).toBeLessThan(75_000);
  });

  it("loads the components it uses, and no others", () => {
    expect(scriptsOf(everything)).toEqual([
      "amp-audio",
      "amp-twitter",
      "amp-video",
      "amp-vimeo",
      "amp-youtube",
    ]);
    expect(scriptsOf(ampOf(pageOf(anArticle())))).toEqual([]);
  });

  it("names everything by absolute URL, since caches serve it from another origin", () => {
    const addresses = [...everything.matchAll(/ (?:href|src|poster)="([^"]+)"/g)].map(
      ([, url]) => url,
    );
    expect(addresses.filter((url) => !/^(?:https:|mailto:|feed:https:|#)/.test(url ?? ""))).toEqual(
      [],
    );
  });

  it("is paired with our own page, wherever the original stands (amp.dev, page discovery)", () => {
    const pairs = [anArticle(), anArticle("first", { canonicalUrl: "https://else.example/one" })];
    for (const article of pairs) {
      const page = pageOf(article);
      expect(ampOf(page)).toContain(
        '<link rel="canonical" href="https://news.example/articles/first">',
      );
      expect(htmlOf(page)).toContain(
        '<link rel="amphtml" href="https://news.example/articles/first/amp" type="text/html">',
      );
      expect(htmlOf(page)).toContain(`<link rel="canonical" href="${page.entry.canonicalUrl}">`);
    }
  });

  it("shows a component's stored picture until it has loaded, and says what the link card says", () => {
    const embeds = everyBlock.flatMap((block) =>
      block.type === "embed" && block.provider !== "link" ? [block] : [],
    );
    expect(embeds).toHaveLength(3);
    for (const embed of embeds) {
      const shown = withBlocks({ ...embed, description: "Four minutes.", picture: aPicture() });
      expect(shown).toMatch(
        /<amp-(?:youtube|vimeo|twitter) [^>]*><amp-img placeholder="" layout="fill" src="https:\/\/news\.example\/media\/a+\.png" alt="">/,
      );
      expect(shown).toMatch(
        /<figcaption>.*(?:YouTube|Vimeo|>X<).*<a href="[^"]+">[^<]+<\/a>.*Four minutes\..*The wire, <em>drawn<\/em>.*Illustration: Edgewire desk.*<\/figcaption>/,
      );
    }
  });

  it("gives a film its poster and its captions, and says its title once", () => {
    const film = /<amp-video [^>]*>.*?<\/amp-video>/s.exec(everything)?.[0] ?? "";
    expect(film).toContain(` poster="https://news.example/media/${"d".repeat(64)}.jpg"`);
    expect(film).toContain(
      `<track kind="captions" src="https://news.example/media/${"e".repeat(64)}.vtt" label="Captions"`,
    );
    expect(everything).not.toMatch(/<amp-(?:audio|video) [^>]*aria-label/);
  });

  it("leaves out captions that a page of https may not load", () => {
    const publication = aPublication({ baseUrl: "http://localhost:8787" });
    const film = everyBlock.filter(({ type }) => type === "video");
    const document = ampOf(pageOf(anArticle("local", { cards: [{ blocks: film }] }), publication));
    expect(document).toContain('src="https://media.example/wire.mp4"');
    expect(document).not.toContain("<track");
  });

  it("links recordings instead of playing them where there is no https", () => {
    const publication = aPublication({ baseUrl: "http://localhost:8787" });
    const blocks = everyBlock.filter(({ type }) => type === "audio");
    const document = ampOf(pageOf(anArticle("local", { cards: [{ blocks }] }), publication));
    expect(document).not.toContain("amp-audio");
    expect(document).toContain(`<a href="http://localhost:8787/media/${"c".repeat(64)}.mp3">`);
  });

  it("makes a link card of an embed whose identifier its component would not take", () => {
    const embed = { type: "embed", url: "https://x.com/a", title: "A message" } as const;
    const document = withBlocks(
      { ...embed, provider: "x", externalId: "not a number" },
      { ...embed, provider: "vimeo" },
      { ...embed, provider: "link" },
    );
    expect(scriptsOf(document)).toEqual([]);
    expect(document.match(/class="link-card"/g)).toHaveLength(3);
  });

  it("sends the policy that AMP's runtime needs (amp.dev, secure pages)", () => {
    expect(amp.contentSecurityPolicy).toContain(
      "script-src blob: https://cdn.ampproject.org/v0.js",
    );
    expect(amp.contentSecurityPolicy).toContain("object-src 'none'");
  });
});
