import { describe, expect, it } from "vitest";
import { theBrowser } from "./browser.ts";
import { isMissing } from "./judges.ts";
import { origin } from "./newsstand.ts";

describe.skipIf(isMissing("chromium"))("the web app manifest, as Chromium reads it", () => {
  it("is found from a page, let in by its policy, and without an error", async () => {
    const page = await (await theBrowser()).newPage();
    await page.goto(`${origin()}/articles/gone-is-an-answer`);
    const session = await page.context().newCDPSession(page);
    const { url, errors, data } = await session.send("Page.getAppManifest");
    expect([url, errors]).toEqual([`${origin()}/manifest.webmanifest`, []]);
    expect(JSON.parse(data ?? "")).toMatchObject({ name: "Edgewire", start_url: "/" });
    const icon = await page.locator('link[rel="apple-touch-icon"]').getAttribute("href");
    expect((await page.request.get(new URL(icon ?? "", origin()).href)).status()).toBe(200);
    await page.close();
  });
});
