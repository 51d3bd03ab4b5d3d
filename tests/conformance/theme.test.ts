import { describe, expect, it } from "vitest";
import { html } from "../../src/representations/html/article-page.tsx";
import { script } from "../../src/representations/html/script.ts";
import { stylesheet } from "../../src/representations/html/stylesheet.ts";
import { themeSheet } from "../../src/representations/html/theme.ts";
import { htmlOf, pageOf } from "../representations/html-showcase.ts";
import { anArticle, aPublication } from "../support/builders.ts";
import { theBrowser } from "./browser.ts";
import { isMissing } from "./judges.ts";

const { picture: _, ...article } = anArticle();
const publication = aPublication({
  theme: {
    light: { paper: "#f3f7ff", ink: "#0b1a33" },
    dark: { paper: "#06101f", accent: "#8ab4f8" },
    fonts: { text: { family: "DejaVu Sans Mono" } },
  },
});
const theme = themeSheet(publication);

/** What the host would send, by path. */
const HOST: Readonly<Record<string, { readonly contentType: string; readonly body: string }>> = {
  "/articles/first": {
    contentType: "text/html",
    body: htmlOf(pageOf(article, publication)),
  },
  [script.path]: { contentType: "text/javascript", body: script.text },
  [stylesheet.path]: { contentType: "text/css", body: stylesheet.text },
  [theme?.path ?? ""]: { contentType: "text/css", body: theme?.text ?? "" },
};

describe.skipIf(isMissing("chromium"))("a theme in Chromium", () => {
  it("is let in by the policy, and leaves the last word to paper and to who wants more contrast", async () => {
    const page = await (await theBrowser()).newPage();
    const complaints: string[] = [];
    page.on("console", (message) => complaints.push(message.text()));
    await page.route("**/*", async (route) => {
      const file = HOST[new URL(route.request().url()).pathname];
      const headers = { "Content-Security-Policy": html.contentSecurityPolicy };
      await route.fulfill(file ? { ...file, headers } : { status: 404 });
    });
    await page.goto("https://news.example/articles/first", { waitUntil: "networkidle" });
    const paper = async (media: Parameters<typeof page.emulateMedia>[0]): Promise<unknown> => {
      await page.emulateMedia({ media: "screen", contrast: "no-preference", ...media });
      return page.evaluate(
        `getComputedStyle(document.documentElement).getPropertyValue("--paper").trim()`,
      );
    };
    expect(await paper({ colorScheme: "light" })).toBe("#f3f7ff");
    expect(await paper({ colorScheme: "dark" })).toBe("#06101f");
    expect(await paper({ colorScheme: "light", media: "print" })).toMatch(/^#fff/);
    expect(await paper({ colorScheme: "light", contrast: "more" })).not.toBe("#f3f7ff");
    expect(await page.evaluate(`getComputedStyle(document.querySelector("h1")).fontFamily`)).toBe(
      '"DejaVu Sans Mono", Georgia, serif',
    );
    expect(complaints).toEqual([]);
    await page.close();
  });
});
