import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { at, openBrowser, watchedPage } from "./browser.ts";
import { isMissing } from "./judges.ts";

describe.skipIf(isMissing("chromium"))("scripts of pages", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  it.each(["/feeds", "/rss.xml"])("%s puts an address into the clipboard", async (path) => {
    const permissions = ["clipboard-read", "clipboard-write"];
    const { page, close } = await watchedPage(browser, { permissions });
    await page.goto(at(path));
    await page
      .getByRole("button", { name: /^Copy http/ })
      .first()
      .press("Enter");
    await page.getByRole("button", { name: /^Copied http/ }).waitFor();
    const address = await page.locator(".address code").first().textContent();
    expect(await page.getByRole("status").textContent()).toBe(`Copied ${address}`);
    expect(await page.evaluate("navigator.clipboard.readText()")).toBe(address);
    await close();
  });

  it.each(["/feeds", "/rss.xml"])("%s is whole without them", async (path) => {
    const { page, close } = await watchedPage(browser, { javaScriptEnabled: false });
    await page.goto(at(path));
    expect(await page.getByRole("button").count()).toBe(0);
    await page.locator(".address code").first().click();
    expect(await page.locator(".address code").first().isVisible()).toBe(true);
    expect(await page.getByRole("link", { name: "your reader app" }).first().isVisible()).toBe(
      true,
    );
    await close();
  });

  it.each(["/", "/articles/an-embed-is-a-link", "/feeds", "/rss.xml", "/sections/wrold"])(
    "%s lets in nobody else's, nor pictures and styles",
    async (path) => {
      const { page, close } = await watchedPage(browser);
      await page.goto(at(path));
      await page.evaluate(`(async () => {
        const inline = document.createElement("script");
        inline.textContent = "window.ranInline = true";
        const foreign = Object.assign(document.createElement("script"), { src: "https://else.example/x.js" });
        const picture = Object.assign(document.createElement("img"), { src: "https://else.example/x.png" });
        const style = document.createElement("style");
        style.textContent = "body { display: none }";
        document.body.append(inline, foreign, picture, style);
        fetch("https://else.example/").catch(() => {});
        await new Promise((resolve) => setTimeout(resolve, 50));
      })()`);
      expect(await page.evaluate<string[]>("witness.violations")).toEqual(
        expect.arrayContaining([
          "script-src-elem inline",
          "script-src-elem https://else.example/x.js",
          "img-src https://else.example/x.png",
          "style-src-elem inline",
          "connect-src https://else.example/",
        ]),
      );
      expect(await page.evaluate("window.ranInline")).toBe(undefined);
      await close();
    },
  );

  it("a feed is a page to who opens it, and a feed to scripts in spite of the browser's cache", async () => {
    const { page, close } = await watchedPage(browser, { bypassCSP: true });
    const typeOf = async (path: string): Promise<string | undefined> =>
      (await page.goto(at(path)))?.headers()["content-type"];
    const fetched = () =>
      page.evaluate<string>(`fetch("/rss.xml").then((it) => it.headers.get("Content-Type"))`);

    expect(await typeOf("/rss.xml")).toBe("text/html; charset=utf-8");
    expect(await fetched()).toBe("application/rss+xml; charset=utf-8");
    expect(await typeOf("/rss.xml")).toBe("text/html; charset=utf-8");
    await page.getByRole("link", { name: "Show the source" }).click();
    await page.waitForURL("**/rss.xml?raw");
    expect(await page.evaluate("document.body.innerText")).toContain("<rss ");
    await close();
  });
});
