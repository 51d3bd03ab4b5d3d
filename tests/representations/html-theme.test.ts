import { expect, it } from "vitest";
import type { Theme } from "../../src/model/theme.ts";
import { amp } from "../../src/representations/amp.tsx";
import { stylesheet } from "../../src/representations/html/stylesheet.ts";
import { themeSheet } from "../../src/representations/html/theme.ts";
import { webManifest } from "../../src/representations/web-manifest.ts";
import { aPublication, anArticle, aTheme } from "../support/builders.ts";
import { expectGolden } from "../support/golden.ts";
import { feedPageOf, htmlOf, pageOf, rendered } from "./html-showcase.ts";

const themed = aPublication({ theme: aTheme() });

it("is a style sheet of its own, after the one of all, named after its text", () => {
  const sheet = themeSheet(themed);
  expect(sheet?.path).toMatch(/^\/assets\/theme-[0-9a-f]{16}\.css$/);
  for (const document of [htmlOf(pageOf(anArticle(), themed)), feedPageOf([], "front", themed)]) {
    const linked = [...document.matchAll(/<link rel="stylesheet" href="([^"]+)">/g)];
    expect(linked.map(([, href]) => href)).toEqual([stylesheet.path, sheet?.path]);
    expect(document).not.toContain("<style");
  }
  expect(htmlOf(pageOf(anArticle())).match(/rel="stylesheet"/g)).toHaveLength(1);
  const other: Theme = { ...aTheme(), light: { accent: "#004400" } };
  expect(themeSheet({ theme: other })?.path).not.toBe(sheet?.path);
});

it("has the colours of each scheme, and leaves print and readers who want more contrast alone", () => {
  expect(themeSheet({ theme: { light: { accent: "#00529b" } } })?.text).toBe(
    "@media screen and (prefers-color-scheme: light) and (prefers-contrast: no-preference){:root{--paper:#fdfcf9;--tint:#f4f0e7;--ink:#1e1b17;--soft:#5f584d;--rule:#d8d1c4;--accent:#00529b}}",
  );
  expect(themeSheet({ theme: { dark: { paper: "#000000" } } })?.text).toMatch(
    /^@media screen and \(prefers-color-scheme: dark\) .*--paper:#000000;.*\}\}$/,
  );
});

it("brings its own fonts from our own host, and shows text before they have come", () => {
  expect(themeSheet({ theme: aTheme() })?.text.split("\n").slice(-3)).toEqual([
    `@font-face{font-family:"Wire Serif";src:url("/media/${"f".repeat(64)}.woff2") format("woff2");font-weight:200 900;font-style:normal;font-display:optional}`,
    ':root{--serif:"Wire Serif",Georgia,serif}',
    ':root{--sans:"Verdana",system-ui,sans-serif}',
  ]);
});

it("changes validators with what it looks like", () => {
  expectGolden("theme.css", themeSheet(themed)?.text ?? "");
  expectGolden("html-themed.html", htmlOf(pageOf(anArticle(), themed)));
  expectGolden("amp-themed.html", rendered(amp, pageOf(anArticle(), themed)));
});

it("hints at the text's font before the style sheet is read", () => {
  expect(htmlOf(pageOf(anArticle(), themed))).toContain(
    `<link rel="preload" as="font" type="font/woff2" href="/media/${"f".repeat(64)}.woff2" crossorigin="anonymous">`,
  );
  const local: Theme = { fonts: { text: { family: "Georgia" } } };
  const document = htmlOf(pageOf(anArticle(), aPublication({ theme: local })));
  expect(document).not.toContain("preload");
});

it("is in AMP's own styles too, with absolute URLs, and without fonts where there is no https", () => {
  const styles = rendered(amp, pageOf(anArticle(), themed));
  expect(styles).toContain("--accent:#00529b");
  expect(styles).toContain(`url("https://news.example/media/${"f".repeat(64)}.woff2")`);
  const local = { ...themed, baseUrl: "http://localhost:8787" };
  const document = rendered(amp, pageOf(anArticle(), local));
  expect(document).toContain('--serif:"Wire Serif"');
  expect(document).not.toContain("@font-face");
});

it("colours what stands around a page, and the window of an installed publication", () => {
  const colours = (document: string) =>
    [...document.matchAll(/<meta name="theme-color" content="([^"]+)" media="([^"]+)">/g)].map(
      ([, colour, media]) => [colour, media],
    );
  const paper = { light: { paper: "#ffffff" }, dark: { paper: "#000000" } };
  const publication = aPublication({ theme: paper });
  const light = "(prefers-color-scheme: light)";
  const dark = "(prefers-color-scheme: dark)";
  for (const row of [
    htmlOf(pageOf(anArticle(), publication)),
    rendered(amp, pageOf(anArticle(), publication)),
  ]) {
    expect(colours(row)).toEqual([
      ["#ffffff", light],
      ["#000000", dark],
    ]);
  }
  expect(colours(htmlOf(pageOf(anArticle())))).toEqual([
    ["#fdfcf9", light],
    ["#171512", dark],
  ]);
  expect(JSON.parse(webManifest.render(publication))).toMatchObject({
    theme_color: "#ffffff",
    background_color: "#ffffff",
  });
});
