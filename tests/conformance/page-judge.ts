import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { axeFindings, scrollThrough, theBrowser, type Watched, watchedPage } from "./browser.ts";
import { isMissing } from "./judges.ts";
import { otherOrigin } from "./other-newsrooms.ts";
import { addressOf, type PageKind } from "./page-kinds.ts";

/** What of WCAG depends on the colours and on the width; all else is the document's, and judged once. */
const COLOURS = ["color-contrast", "link-in-text-block"];
const COLOURS_AND_SIZES = [...COLOURS, "target-size", "scrollable-region-focusable"];

/** A phone, a tablet and a desk, by day and by night; the first is judged by every rule. */
const VIEWS = [
  { width: 390, colorScheme: "light", rules: undefined },
  { width: 390, colorScheme: "dark", rules: COLOURS },
  { width: 820, colorScheme: "light", rules: COLOURS_AND_SIZES },
  { width: 820, colorScheme: "dark", rules: COLOURS },
  { width: 1440, colorScheme: "light", rules: COLOURS_AND_SIZES },
  { width: 1440, colorScheme: "dark", rules: COLOURS },
] as const;
/** Widths with a layout of their own, in which a page has to arrive without a shift; the last stays. */
const LAYOUTS = [1440, 820, 390] as const;
const HEIGHT = 900;

/** Without pictures and the style sheet. */
const PAGE_BYTES_MAX = 60_000;

/** Far below the 0.1 that are called good (web.dev/articles/cls). */
const LAYOUT_SHIFT_MAX = 0.01;

/**
 * What every page has in every view. Cut off: on the side to which nothing scrolls, which no scroll bar
 * tells of; what scrolls within itself may be wider. Styled: the Content-Security-Policy has let the style sheet in. */
const MEASURES = `({
  overflows: document.documentElement.scrollWidth > innerWidth,
  cutOff: [...document.body.querySelectorAll("*")].filter((element) => {
    const { width, left, right } = element.getBoundingClientRect();
    return width > 0 && (left < -1 || right > innerWidth + 1) && !element.closest(".table, pre, .skip");
  }).map(({ outerHTML }) => outerHTML.slice(0, 120)),
  unsized: [...document.images].filter((image) => !image.width || !image.height).length,
  styled: getComputedStyle(document.body).fontFamily.includes("serif"),
})`;
const AS_IT_SHOULD_BE = { overflows: false, cutOff: [], unsized: 0, styled: true, axe: [] };

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
  const name = `${path.replace(/^\/|\/$/g, "") || "home"} ${view}`.replaceAll(/[^\w-]+/g, "-");
  const file = join(import.meta.dirname, "../../screenshots", `${name}.png`);
  await page.screenshot({ path: file, fullPage: true });
};

/** What a page of this kind makes the browser say of itself: its status, and whom it may ask for what. */
const isToBeExpected =
  ({ status, runtime, newsroom }: PageKind) =>
  (complaint: string): boolean =>
    (status !== undefined && complaint.includes(` status of ${status} (`)) ||
    (runtime !== undefined && complaint.startsWith(`off-site: ${runtime}`)) ||
    (newsroom !== undefined && complaint.startsWith(`off-site: ${otherOrigin(newsroom)}/`));

/**
 * Asks all that is asked of pages.
 * @param lead to those who answer in the place of others
 */
export const judgePages = (
  kinds: readonly PageKind[],
  lead?: (page: Page) => Promise<void>,
): void => {
  describe.skipIf(isMissing("chromium"))("pages in Chromium", () => {
    // One page for all, which keeps the judge compiled.
    let watched: Watched;
    beforeAll(async () => {
      watched = await watchedPage(await theBrowser());
      await forgetFiles(watched.page);
      await lead?.(watched.page);
    });
    afterAll(() => watched.close());

    it.each(kinds)("$kind: $path", async (kind) => {
      watched.takeComplaints();
      await expectGoodArrivals(watched.page, kind);
      await expectGoodViews(watched.page, kind);
      expect(await watched.page.evaluate("witness.violations")).toEqual([]);
      const complaints = watched.takeComplaints();
      expect(complaints.filter((complaint) => !isToBeExpected(kind)(complaint))).toEqual([]);
    });
  });
};

/** Whatever a page names comes late each time, as it does to who was never here. */
const forgetFiles = async (page: Page): Promise<void> => {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.setCacheDisabled", { cacheDisabled: true });
};

/** In each layout it comes as it is meant to be, small, without a shift, and as its policy allows. */
const expectGoodArrivals = async (page: Page, kind: PageKind): Promise<void> => {
  await page.emulateMedia({ colorScheme: VIEWS[0].colorScheme });
  for (const width of LAYOUTS) {
    await page.setViewportSize({ width, height: HEIGHT });
    const response = await page.goto(addressOf(kind), { waitUntil: "load" });
    expect(response?.status()).toBe(kind.status ?? 200);
    expect((await response?.body())?.byteLength).toBeLessThanOrEqual(kind.bytes ?? PAGE_BYTES_MAX);
    if (kind.runtime) await showWithoutRuntime(page);
    await scrollThrough(page);
    expect({ width, ...(await page.evaluate<object>("witness")) }).toEqual({
      width,
      shift: expect.toSatisfy((shift: number) => shift < LAYOUT_SHIFT_MAX),
      violations: [],
    });
  }
};

const expectGoodViews = async (page: Page, { path, newsroom }: PageKind): Promise<void> => {
  for (const { width, colorScheme, rules } of VIEWS) {
    const view = `${width} ${colorScheme}`;
    await page.setViewportSize({ width, height: HEIGHT });
    await page.emulateMedia({ colorScheme });
    const measured = {
      ...(await page.evaluate<object>(MEASURES)),
      axe: await axeFindings(page, rules),
    };
    expect({ view, ...measured }).toEqual({ view, ...AS_IT_SHOULD_BE });
    await keepScreenshot(page, `${newsroom ?? ""}${path}`, view);
  }
};
