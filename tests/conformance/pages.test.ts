import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isMissing } from "./judges.ts";
import { feedPaths, origin, publishedSources, sources } from "./newsstand.ts";

const VIEWS = [
  { width: 390, height: 844, colorScheme: "light" },
  { width: 390, height: 844, colorScheme: "dark" },
  { width: 1280, height: 900, colorScheme: "light" },
] as const;

describe.skipIf(isMissing("chromium"))("pages in Chromium", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: "/usr/bin/chromium",
      args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
    });
  });
  afterAll(() => browser.close());

  const sections = feedPaths().filter((path) => path.startsWith("/sections/"));
  const articles = publishedSources.map(({ slug }) => `/articles/${slug}`);
  const opened = ["/rss.xml", "/languages/ar/atom.xml", `${articles[0]}/feed.json`];
  const withdrawn = sources.find((source) => source.withdrawn)?.slug ?? "";
  const absent = ["/sections/wrold", "/what-hath-god-wrougth", `/articles/${withdrawn}`];
  const pages = ["/", "/feeds", "/archive", ...sections, ...articles, ...opened, ...absent];
  /** What Chromium says of a page that is not there. */
  const isOfAbsence = (text: string): boolean => / status of (?:404|410) \(/.test(text);

  it.each(pages)("%s complains of nothing, asks nobody else, and fits", async (path) => {
    const page = await browser.newPage();
    const complaints: string[] = [];
    page.on("console", (message) => {
      if (!(absent.includes(path) && isOfAbsence(message.text()))) complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("requestfailed", (request) => complaints.push(`failed: ${request.url()}`));
    page.on("request", (request) => {
      if (!request.url().startsWith(origin())) complaints.push(`off-site: ${request.url()}`);
    });
    await page.goto(new URL(path, origin()).href, { waitUntil: "load" });
    for (const { width, height, colorScheme } of VIEWS) {
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ colorScheme });
      const measured = await page.evaluate(`({
        overflows: document.documentElement.scrollWidth > innerWidth,
        unsized: [...document.images].filter((image) => !image.width || !image.height).length,
        styled: getComputedStyle(document.body).fontFamily.includes("serif"),
      })`);
      // Styled: the Content-Security-Policy has let the style sheet in.
      expect({ width, colorScheme, measured }).toEqual({
        width,
        colorScheme,
        measured: { overflows: false, unsized: 0, styled: true },
      });
    }
    expect(complaints).toEqual([]);
    await page.close();
  });

  it.each(["/feeds", "/rss.xml"])("%s lets an address be copied by keyboard", async (path) => {
    const permissions = ["clipboard-read", "clipboard-write"];
    const context = await browser.newContext({ permissions });
    const page = await context.newPage();
    await page.goto(new URL(path, origin()).href);
    await page
      .getByRole("button", { name: /^Copy http/ })
      .first()
      .press("Enter");
    await page.getByRole("button", { name: /^Copied http/ }).waitFor();
    const address = await page.locator(".address code").first().textContent();
    expect(await page.getByRole("status").textContent()).toBe(`Copied ${address}`);
    expect(await page.evaluate("navigator.clipboard.readText()")).toBe(address);
    await context.close();
  });

  it.each(["/feeds", "/rss.xml"])("%s is whole without JavaScript", async (path) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(new URL(path, origin()).href);
    expect(await page.getByRole("button").count()).toBe(0);
    await page.locator(".address code").first().click();
    expect(await page.locator(".address code").first().isVisible()).toBe(true);
    expect(await page.getByRole("link", { name: "your reader app" }).first().isVisible()).toBe(
      true,
    );
    await context.close();
  });

  it("a feed is a page to who opens it, and a feed to scripts in spite of the browser's cache", async () => {
    const context = await browser.newContext({ bypassCSP: true });
    const page = await context.newPage();
    const typeOf = async (path: string): Promise<string | undefined> =>
      (await page.goto(new URL(path, origin()).href))?.headers()["content-type"];
    const fetched = () =>
      page.evaluate<string>(`fetch("/rss.xml").then((it) => it.headers.get("Content-Type"))`);

    expect(await typeOf("/rss.xml")).toBe("text/html; charset=utf-8");
    expect(await fetched()).toBe("application/rss+xml; charset=utf-8");
    expect(await typeOf("/rss.xml")).toBe("text/html; charset=utf-8");
    await page.getByRole("link", { name: "Show the source" }).click();
    await page.waitForURL("**/rss.xml?raw");
    expect(await page.evaluate("document.body.innerText")).toContain("<rss ");
    await context.close();
  });
});
