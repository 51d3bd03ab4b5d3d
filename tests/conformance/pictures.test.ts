import type { Browser } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { at, theBrowser, watchedPage } from "./browser.ts";
import { isMissing } from "./judges.ts";

describe.skipIf(isMissing("chromium"))("the pictures of pages in Chromium", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await theBrowser();
  });

  it.each([
    "/",
    "/sections/syndication",
    "/articles/the-long-wire",
    "/articles/an-embed-is-a-link",
  ])("%s says how wide its pictures are before they are laid out", async (path) => {
    const { page, close } = await watchedPage(browser);
    await page.goto(at(path), { waitUntil: "load" });
    for (const width of [360, 390, 700, 820, 1024, 1100, 1280, 1440, 1920]) {
      await page.setViewportSize({ width, height: 900 });
      const pictures = await page.evaluate<
        { readonly said: number; readonly is: number; readonly most: number }[]
      >(`
          [...document.images].filter((image) => image.sizes && image.clientWidth > 0).map((image) => {
            const ruler = document.body.appendChild(document.createElement("div"));
            for (const part of image.sizes.split(", ")) {
              const [, condition, length] = /^(?:(\\(.+?\\)) )?(.+)$/.exec(part);
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
      const wrong = pictures.filter(({ said, is, most }) => said < is * 0.95 || said > most * 1.15);
      expect({ width, wrong }).toEqual({ width, wrong: [] });
    }
    await close();
  });

  it.each([
    { width: 390, density: 3, most: 1440 },
    { width: 1280, density: 1, most: 960 },
  ])("a screen of $width at $density × fetches a rendition", async ({ width, density, most }) => {
    const viewport = { width, height: 900 };
    const page = await browser.newPage({ viewport, deviceScaleFactor: density });
    await page.goto(at("/articles/the-long-wire"), { waitUntil: "load" });
    const { src, pixels } = await page.evaluate<{ readonly src: string; readonly pixels: number }>(`
      (async () => {
        const image = new Image();
        image.src = document.querySelector("main img").currentSrc;
        await image.decode();
        return { src: image.src, pixels: image.naturalWidth };
      })()`);
    expect(src).toMatch(/\.webp$/);
    expect(pixels).toBeLessThanOrEqual(most);
    await page.close();
  });
});
