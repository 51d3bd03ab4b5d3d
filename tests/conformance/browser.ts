import { existsSync } from "node:fs";
import axe from "axe-core";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { origin } from "./newsstand.ts";

/** Chromium without windows, whose pages cost less; where only the whole one is there, that. */
const PROGRAM = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"].find(existsSync) ?? "";

let opened: Promise<Browser> | undefined;

/** One for all files that a worker of Vitest runs, which ends with it: who opens pages closes them. */
export const theBrowser = (): Promise<Browser> => {
  opened ??= chromium.launch({
    executablePath: PROGRAM,
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  });
  return opened;
};

/** Where a path of the sample newsroom is served. */
export const at = (path: string): string => new URL(path, origin()).href;

/** What the page counts about itself from its first moment. */
const WITNESS = `
  const seen = (window.witness = { shift: 0, violations: [] });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) seen.shift += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
  document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => {
    seen.violations.push(violatedDirective + " " + blockedURI);
  });
`;

export interface Watched {
  readonly page: Page;
  /** What the browser complained of, and whom else it asked, since they were taken last. */
  readonly takeComplaints: () => readonly string[];
  readonly close: () => Promise<void>;
}

/** A page that is listened to from its first moment. */
export const watchedPage = async (
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<Watched> => {
  const context = await browser.newContext(options);
  await context.addInitScript(WITNESS);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("requestfailed", (request) => complaints.push(`failed: ${request.url()}`));
  page.on("request", (request) => {
    if (!request.url().startsWith(origin())) complaints.push(`off-site: ${request.url()}`);
  });
  return { page, takeComplaints: () => complaints.splice(0), close: () => context.close() };
};

/** Brings every lazy picture into view once; one that this view leaves out never comes. */
export const scrollThrough = (page: Page): Promise<void> =>
  page.evaluate(`(async () => {
    for (const image of document.images) {
      if (image.complete || !image.checkVisibility()) continue;
      image.scrollIntoView({ block: "center", behavior: "instant" });
      await new Promise(requestAnimationFrame);
    }
    await Promise.all([...document.images].map((image) =>
      image.complete || !image.checkVisibility() || new Promise((resolve) => { image.onload = image.onerror = resolve; })));
    scrollTo({ top: 0, behavior: "instant" });
    await new Promise(requestAnimationFrame);
  })()`);

/** WCAG 2.2 A and AA, and what axe-core holds for good practice. */
const STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

interface Finding {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly target: readonly string[]; readonly html: string }[];
}

/**
 * What axe-core has against a page as it is now, a line for each element.
 * @param rules only these, for what depends on the view
 */
export const axeFindings = async (
  page: Page,
  rules?: readonly string[],
): Promise<readonly string[]> => {
  const only = rules ? { type: "rule", values: rules } : { type: "tag", values: STANDARDS };
  // Only rules of the document read style sheets.
  const options = JSON.stringify({ resultTypes: ["violations"], runOnly: only, preload: !rules });
  if (!(await page.evaluate<boolean>("Boolean(window.axe)"))) await page.evaluate(axe.source);
  const { violations } = await page.evaluate<{ violations: readonly Finding[] }>(
    `axe.run(document, ${options})`,
  );
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, html }) => `${id}: ${help}: ${target.join(" ")} ${html.slice(0, 120)}`),
  );
};
