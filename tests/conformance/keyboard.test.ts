import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { at, theBrowser, type Watched, watchedPage } from "./browser.ts";
import { isMissing } from "./judges.ts";
import { aNewClient, publishedSources } from "./newsstand.ts";

const PAGES = ["/", "/articles/an-embed-is-a-link", "/languages/ar", "/rss.xml", "/sections/wrold"];

interface Stop {
  readonly name: string;
  /** Its place among the elements of the page. */
  readonly place: number;
  /** CSS pixels of the ring around it; none when it has none. */
  readonly ring: number;
  readonly inView: boolean;
}

/** What has the focus, as a person sees it. */
const STOP = `(() => {
  const it = document.activeElement;
  if (!it || it === document.body) return null;
  const { outlineStyle, outlineWidth } = getComputedStyle(it);
  const { top, bottom, width, height } = it.getBoundingClientRect();
  return {
    name: it.getAttribute("aria-label") ?? it.textContent.trim(),
    place: [...document.querySelectorAll("*")].indexOf(it),
    ring: outlineStyle === "none" ? 0 : parseFloat(outlineWidth),
    inView: width > 0 && height > 0 && bottom > 0 && top < innerHeight,
  };
})()`;

/** Presses Tab until nothing more has the focus. */
const tabThrough = async (page: Page): Promise<readonly Stop[]> => {
  const stops: Stop[] = [];
  for (;;) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate<Stop | null>(STOP);
    if (!stop || stops.some(({ place }) => place === stop.place)) return stops;
    stops.push(stop);
  }
};

/** Presses Tab until what has the focus fits, within as many steps as the page has stops. */
const tabTo = async (page: Page, fits: string): Promise<void> => {
  const stops = await page.evaluate<number>(
    'document.querySelectorAll("a, button, summary, [tabindex], input, audio, video").length',
  );
  for (let step = 0; step <= stops; step++) {
    await page.keyboard.press("Tab");
    if (await page.evaluate<boolean>(`document.activeElement.matches(${JSON.stringify(fits)})`))
      return;
  }
  throw new Error(`Tab does not lead to ${fits} on ${page.url()}`);
};

describe.skipIf(isMissing("chromium"))("pages by keyboard", () => {
  let page: Page;
  let takeComplaints: Watched["takeComplaints"];
  let close: Watched["close"];
  beforeAll(async () => {
    ({ page, takeComplaints, close } = await watchedPage(await theBrowser(), {
      viewport: { width: 820, height: 900 },
      permissions: ["clipboard-read", "clipboard-write"],
      reducedMotion: "reduce",
    }));
  });
  afterAll(() => close());

  it.each(PAGES)("%s leads in its own order, and shows where one is", async (path) => {
    await page.goto(at(path));
    const stops = await tabThrough(page);
    expect(stops.length).toBeGreaterThan(5);
    const places = stops.map(({ place }) => place);
    expect(places).toEqual(places.toSorted((one, other) => one - other));
    expect(stops.filter(({ ring, inView }) => ring < 2 || !inView)).toEqual([]);
  });

  it.each(PAGES)("%s lets the masthead be skipped", async (path) => {
    await page.goto(at(path));
    await page.keyboard.press("Tab");
    expect(await page.evaluate(STOP)).toMatchObject({ inView: true });
    expect(await page.evaluate("document.activeElement.className")).toBe("skip");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    expect(await page.evaluate("Boolean(document.activeElement.closest('main'))")).toBe(true);
  });

  it("leads from an article to the publication's feed in the clipboard without leaving the page", async () => {
    const path = `/articles/${publishedSources[0]?.slug}`;
    await page.goto(at(path));
    await tabTo(page, ".follow summary");
    await page.keyboard.press("Enter");
    await tabTo(page, `.follow[open] a[href="feed:${at("/rss.xml")}"]`);
    await tabTo(page, ".follow[open] button");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: `Copied ${at("/rss.xml")}` }).waitFor();
    expect(await page.evaluate("navigator.clipboard.readText()")).toBe(at("/rss.xml"));
    expect(page.url()).toBe(at(path));
  });

  it("leads from an article to its own feed's address in the clipboard, which is a feed to a reader", async () => {
    const path = `/articles/${publishedSources[0]?.slug}`;
    takeComplaints();
    await page.goto(at(path));
    await tabTo(page, `.follow a[href="${path}/rss.xml"]`);
    await page.keyboard.press("Enter");
    await page.waitForURL(`**${path}/rss.xml`);
    await tabTo(page, ".address button");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: `Copied ${at(path)}/rss.xml` }).waitFor();
    const address = await page.evaluate<string>("navigator.clipboard.readText()");
    expect(address).toBe(`${at(path)}/rss.xml`);
    const feed = await fetch(address, { headers: aNewClient() });
    expect(feed.headers.get("Content-Type")).toBe("application/rss+xml; charset=utf-8");
    expect(await feed.text()).toContain("<rss ");
    expect(takeComplaints()).toEqual([]);
  });
});
