import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import type { Browser, Page, Route } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { axeFindings, openBrowser, scrollThrough, type Watched, watchedPage } from "./browser.ts";
import { A_PERSON } from "../support/clients.ts";
import { isMissing } from "./judges.ts";
import { otherOrigin } from "./other-newsrooms.ts";
import { askOther } from "./other-newsstand.ts";
import { addressOf, AMP_RUNTIME, PAGE_KINDS, type PageKind } from "./page-kinds.ts";

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

/** How long a file of such a newsroom takes. */
const LATE_MS = 200;

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

/** Lets a newsroom answer that is on no network, which is why the browser sends no signs of a person. */
const fulfillByOther = async (route: Route): Promise<void> => {
  const request = route.request();
  // What comes after the page, as it does on a network, is to move nothing in it.
  if (new URL(request.url()).pathname.startsWith("/media/")) await setTimeout(LATE_MS);
  const response = await askOther(request.url(), request.isNavigationRequest() ? A_PERSON : {});
  await route.fulfill({
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: Buffer.from(await response.arrayBuffer()),
  });
};

describe.skipIf(isMissing("chromium"))("pages in Chromium", () => {
  let browser: Browser;
  // One page for all, which keeps the judge compiled.
  let watched: Watched;
  beforeAll(async () => {
    browser = await openBrowser();
    watched = await watchedPage(browser);
    await watched.page.route(`${AMP_RUNTIME}**`, (route) =>
      route.fulfill({ contentType: "text/javascript", body: "" }),
    );
    await watched.page.route("https://*.example/**", fulfillByOther);
  });
  afterAll(() => browser.close());

  it.each(PAGE_KINDS)("$kind: $path", async (kind) => {
    const { page, takeComplaints } = watched;
    const { path, newsroom = "", status = 200, runtime } = kind;
    takeComplaints();
    await page.emulateMedia({ colorScheme: VIEWS[0].colorScheme });
    for (const width of LAYOUTS) {
      await page.setViewportSize({ width, height: HEIGHT });
      const response = await page.goto(addressOf(kind), { waitUntil: "load" });
      expect(response?.status()).toBe(status);
      expect((await response?.body())?.byteLength).toBeLessThanOrEqual(PAGE_BYTES_MAX);
      if (runtime) await showWithoutRuntime(page);
      await scrollThrough(page);
      expect({ width, ...(await page.evaluate<object>("witness")) }).toEqual({
        width,
        shift: expect.toSatisfy((shift: number) => shift < LAYOUT_SHIFT_MAX),
        violations: [],
      });
    }
    for (const { width, colorScheme, rules } of VIEWS) {
      const view = `${width} ${colorScheme}`;
      await page.setViewportSize({ width, height: HEIGHT });
      await page.emulateMedia({ colorScheme });
      const measured = {
        ...(await page.evaluate<object>(MEASURES)),
        axe: await axeFindings(page, rules),
      };
      expect({ view, ...measured }).toEqual({ view, ...AS_IT_SHOULD_BE });
      await keepScreenshot(page, `${newsroom}${path}`, view);
    }
    expect(await page.evaluate("witness.violations")).toEqual([]);
    expect(takeComplaints().filter((complaint) => !isToBeExpected(kind)(complaint))).toEqual([]);
  });
});
