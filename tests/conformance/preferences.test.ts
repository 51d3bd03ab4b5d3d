import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { at, axeFindings, theBrowser, type Watched, watchedPage } from "./browser.ts";
import { isMissing } from "./judges.ts";

const ARTICLE = "/articles/one-article-five-ways";
const PAGES = ["/", ARTICLE, "/rss.xml"];

/** Computed style of the first element that a selector finds. */
const styleOf = (page: Page, selector: string, property: string): Promise<string> =>
  page.evaluate(
    `getComputedStyle(document.querySelector(${JSON.stringify(selector)}))[${JSON.stringify(property)}]`,
  );

/** Selectors of what is drawn, out of those given. */
const shownOf = async (page: Page, selectors: readonly string[]): Promise<readonly string[]> =>
  page.evaluate(
    `${JSON.stringify(selectors)}.filter((it) => document.querySelector(it)?.checkVisibility())`,
  );

describe.skipIf(isMissing("chromium"))("what a reader prefers", () => {
  let watched: Watched;
  let page: Page;
  beforeAll(async () => {
    watched = await watchedPage(await theBrowser(), { viewport: { width: 820, height: 900 } });
    ({ page } = watched);
  });
  afterAll(() => watched.close());

  it.each(PAGES)(
    "%s has contrast enough for AAA, and underlined links, when more is wanted",
    async (path) => {
      await page.goto(at(path));
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme, contrast: "more" });
        expect(await axeFindings(page, ["color-contrast", "color-contrast-enhanced"])).toEqual([]);
        expect(await styleOf(page, ".masthead li a", "textDecorationLine")).toBe("underline");
      }
      await page.emulateMedia({ contrast: null });
      expect(await styleOf(page, ".masthead li a", "textDecorationLine")).toBe("none");
    },
  );

  it.each(PAGES)("%s keeps its links and its focus in forced colours", async (path) => {
    await page.emulateMedia({ forcedColors: "active" });
    await page.goto(at(path));
    const ground = await styleOf(page, "body", "backgroundColor");
    expect(await styleOf(page, ".masthead li a", "textDecorationLine")).toBe("underline");
    expect(await styleOf(page, ".masthead li a", "color")).not.toBe(ground);
    await page.keyboard.press("Tab");
    expect(await styleOf(page, ":focus", "outlineStyle")).toBe("solid");
    expect(await styleOf(page, ":focus", "outlineColor")).not.toBe(ground);
    expect(watched.takeComplaints()).toEqual([]);
    await page.emulateMedia({ forcedColors: null });
  });

  it.each(PAGES)("%s moves nothing when motion is to be reduced", async (path) => {
    await page.emulateMedia({ reducedMotion: "reduce" });
    await page.goto(at(path));
    expect(await styleOf(page, "html", "scrollBehavior")).toBe("auto");
    expect(await page.evaluate("document.getAnimations().length")).toBe(0);
    await page.emulateMedia({ reducedMotion: "no-preference" });
    expect(await styleOf(page, "html", "scrollBehavior")).toBe("smooth");
  });

  it("prints black on white, without what paper cannot do, and says where links lead", async () => {
    await page.emulateMedia({ colorScheme: "dark" });
    await page.goto(at(ARTICLE));
    const onScreenAlone = [".masthead nav", ".follow", ".theme"];
    expect(await shownOf(page, onScreenAlone)).toEqual(onScreenAlone);
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    expect(await shownOf(page, onScreenAlone)).toEqual([]);
    expect(await shownOf(page, ["h1", ".byline", ".e-content p", ".nameplate"])).toHaveLength(4);
    expect(await styleOf(page, "body", "backgroundColor")).toBe("rgb(255, 255, 255)");
    expect(await styleOf(page, "body", "color")).toBe("rgb(0, 0, 0)");
    const address = await page.evaluate(`(() => {
      const link = document.querySelector('.e-content p a[href^="http"]');
      return [getComputedStyle(link, "::after").content.replaceAll(/[ "]/g, ""), "(" + link.href + ")"];
    })()`);
    expect(address).toEqual([(address as string[])[1], (address as string[])[1]]);
    const file = await page.pdf({ format: "A4" });
    expect(file.subarray(0, 5).toString()).toBe("%PDF-");
    await page.emulateMedia({ media: null, colorScheme: null });
  });
});
