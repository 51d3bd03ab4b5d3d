import { describe, expect, it } from "vitest";
import type { Block } from "../../src/model/block.ts";
import { amp } from "../../src/representations/amp.tsx";
import { anArticle, aPublication } from "../support/builders.ts";
import { expectGolden } from "../support/golden.ts";
import { ampOf, anArticleWithEverything, everyBlock, inLines, pageOf } from "./html-showcase.ts";

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
    expect(addresses.filter((url) => !/^(?:https:|mailto:|#)/.test(url ?? ""))).toEqual([]);
  });

  it("leads to the canonical page", () => {
    expect(everything).toContain(
      '<link rel="canonical" href="https://news.example/articles/everything">',
    );
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
