import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  at,
  axeFindings,
  openBrowser,
  scrollThrough,
  type Watched,
  watchedPage,
} from "./browser.ts";
import { isMissing } from "./judges.ts";
import { PAGE_KINDS, type PageKind } from "./page-kinds.ts";

/** What of WCAG depends on the colours, and what on the width. */
const COLOURS = ["color-contrast", "link-in-text-block"];
const SIZES = ["target-size", "scrollable-region-focusable"];

/** A phone, a tablet and a desk, by day and by night; the first is judged by every rule. */
const VIEWS = [
  { width: 390, colorScheme: "light" },
  { width: 390, colorScheme: "dark", rules: COLOURS },
  { width: 820, colorScheme: "light", rules: SIZES },
  { width: 820, colorScheme: "dark", rules: [] },
  { width: 1440, colorScheme: "light", rules: SIZES },
  { width: 1440, colorScheme: "dark", rules: [] },
] as const;
const HEIGHT = 900;

/** Without pictures and the style sheet. */
const PAGE_BYTES_MAX = 60_000;

/** What every page has in every view. Styled: the Content-Security-Policy has let the style sheet in. */
const MEASURES = `({
  overflows: document.documentElement.scrollWidth > innerWidth,
  unsized: [...document.images].filter((image) => !image.width || !image.height).length,
  styled: getComputedStyle(document.body).fontFamily.includes("serif"),
})`;
const AS_IT_SHOULD_BE = { overflows: false, unsized: 0, styled: true, axe: [] };

/** AMP's style hides the page until AMP's runtime is there, which nobody asks for here. */
const showWithoutRuntime = (page: Page): Promise<void> =>
  page.evaluate(`(() => {
    const shown = new CSSStyleSheet();
    shown.replaceSync("body { animation: none !important; visibility: visible !important }");
    document.adoptedStyleSheets = [shown];
  })()`);

/** With SCREENSHOTS=1, for the eyes; git does not see the folder. */
const keepScreenshot = async (page: Page, path: string, view: string): Promise<void> => {
  if (!process.env["SCREENSHOTS"]) return;
  const name = `${path.slice(1) || "home"} ${view}`.replaceAll(/[^\w-]+/g, "-");
  const file = join(import.meta.dirname, "../../screenshots", `${name}.png`);
  await page.screenshot({ path: file, fullPage: true });
};

/** What a page of this kind makes the browser say of itself: its status, and whom AMP's runtime is got from. */
const isToBeExpected =
  ({ status, runtime }: PageKind) =>
  (complaint: string): boolean =>
    (status !== undefined && complaint.includes(` status of ${status} (`)) ||
    (runtime !== undefined && complaint.startsWith(`off-site: ${runtime}`));

describe.skipIf(isMissing("chromium"))("pages in Chromium", () => {
  let browser: Browser;
  // One page for all, which keeps the judge compiled.
  let watched: Watched;
  beforeAll(async () => {
    browser = await openBrowser();
    watched = await watchedPage(browser);
    for (const { runtime } of PAGE_KINDS) {
      if (!runtime) continue;
      await watched.page.route(`${runtime}**`, (route) =>
        route.fulfill({ contentType: "text/javascript", body: "" }),
      );
    }
  });
  afterAll(() => browser.close());

  it.each(PAGE_KINDS)("$kind: $path", async (kind) => {
    const { page, takeComplaints } = watched;
    const { path, status = 200, runtime } = kind;
    takeComplaints();
    await page.setViewportSize({ width: VIEWS[0].width, height: HEIGHT });
    await page.emulateMedia({ colorScheme: VIEWS[0].colorScheme });
    const response = await page.goto(at(path), { waitUntil: "load" });
    expect(response?.status()).toBe(status);
    expect((await response?.body())?.byteLength).toBeLessThanOrEqual(PAGE_BYTES_MAX);
    if (runtime) await showWithoutRuntime(page);
    await scrollThrough(page);
    expect(await page.evaluate("witness.shift")).toBeLessThan(0.01);
    for (const { width, colorScheme, ...judged } of VIEWS) {
      await page.setViewportSize({ width, height: HEIGHT });
      await page.emulateMedia({ colorScheme });
      const measured = {
        ...(await page.evaluate<object>(MEASURES)),
        axe: await axeFindings(page, "rules" in judged ? judged.rules : undefined),
      };
      const view = `${width} ${colorScheme}`;
      expect({ view, ...measured }).toEqual({ view, ...AS_IT_SHOULD_BE });
      await keepScreenshot(page, path, view);
    }
    expect(await page.evaluate("witness.violations")).toEqual([]);
    expect(takeComplaints().filter((complaint) => !isToBeExpected(kind)(complaint))).toEqual([]);
  });
});
