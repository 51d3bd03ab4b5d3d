import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isMissing } from "./judges.ts";
import { origin } from "./newsstand.ts";

describe.skipIf(isMissing("chromium"))("the web app manifest, as Chromium reads it", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: "/usr/bin/chromium",
      args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
    });
  });
  afterAll(() => browser.close());

  it("is found from a page, let in by its policy, and without an error", async () => {
    const page = await browser.newPage();
    await page.goto(`${origin()}/articles/gone-is-an-answer`);
    const session = await page.context().newCDPSession(page);
    const { url, errors, data } = await session.send("Page.getAppManifest");
    expect([url, errors]).toEqual([`${origin()}/manifest.webmanifest`, []]);
    expect(JSON.parse(data ?? "")).toMatchObject({ name: "Edgewire", start_url: "/" });
    const icon = await page.locator('link[rel="apple-touch-icon"]').getAttribute("href");
    expect((await page.request.get(new URL(icon ?? "", origin()).href)).status()).toBe(200);
  });
});
