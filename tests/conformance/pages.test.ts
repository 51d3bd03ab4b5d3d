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
  const pages = ["/", "/feeds", ...sections, ...articles, ...opened, ...absent];
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

  it.each([
    "/",
    "/sections/syndication",
    "/articles/the-long-wire",
    "/articles/an-embed-is-a-link",
  ])(
    "%s says how wide its pictures are before they are laid out, and moves nothing",
    async (path) => {
      const page = await browser.newPage();
      await page.addInitScript(`
        window.shifted = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) shifted += entry.value;
        }).observe({ type: "layout-shift", buffered: true });
      `);
      for (const width of [360, 390, 700, 820, 1024, 1100, 1280, 1440, 1920]) {
        await page.setViewportSize({ width, height: 900 });
        await page.goto(new URL(path, origin()).href, { waitUntil: "networkidle" });
        const pictures = await page.evaluate<
          { readonly said: number; readonly is: number; readonly most: number }[]
        >(`
          [...document.images].filter((image) => image.sizes && image.clientWidth > 0).map((image) => {
            const ruler = document.body.appendChild(document.createElement("div"));
            for (const part of image.sizes.split(", ")) {
              const [, condition, length] = /^(?:(\\(.+\\)) )?(\\S+)$/.exec(part);
              if (condition && !matchMedia(condition).matches) continue;
              ruler.style.width = length;
              break;
            }
            const said = ruler.getBoundingClientRect().width;
            ruler.remove();
            // What is cropped is fetched wider than it is shown.
            const uncropped = image.clientHeight * image.getAttribute("width") / image.getAttribute("height");
            return { said, is: image.clientWidth, most: Math.max(image.clientWidth, uncropped) };
          })`);
        expect(pictures.length).toBeGreaterThan(0);
        const wrong = pictures.filter(
          ({ said, is, most }) => said < is * 0.95 || said > most * 1.15,
        );
        expect({ width, wrong }).toEqual({ width, wrong: [] });
        expect(await page.evaluate("shifted")).toBe(0);
      }
      await page.close();
    },
  );

  it.each([
    { width: 390, density: 3, most: 1440 },
    { width: 1280, density: 1, most: 960 },
  ])("a screen of $width at $density × fetches a rendition", async ({ width, density, most }) => {
    const viewport = { width, height: 900 };
    const page = await browser.newPage({ viewport, deviceScaleFactor: density });
    await page.goto(new URL("/articles/the-long-wire", origin()).href, {
      waitUntil: "networkidle",
    });
    const { src, pixels } = await page.evaluate<{ readonly src: string; readonly pixels: number }>(`
      (async () => {
        const image = new Image();
        image.src = document.images[0].currentSrc;
        await image.decode();
        return { src: image.src, pixels: image.naturalWidth };
      })()`);
    expect(src).toMatch(/\.webp$/);
    expect(pixels).toBeLessThanOrEqual(most);
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
