import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { at, axeFindings, theBrowser, watchedPage } from "./browser.ts";
import { isMissing } from "./judges.ts";
import { publishedSources, type Source } from "./newsstand.ts";

describe.skipIf(isMissing("chromium"))("scripts of pages", () => {
  let browser: Browser;
  let page: Page;
  let scriptless: Page;
  beforeAll(async () => {
    browser = await theBrowser();
    const permissions = ["clipboard-read", "clipboard-write"];
    ({ page } = await watchedPage(browser, { permissions }));
    ({ page: scriptless } = await watchedPage(browser, {
      javaScriptEnabled: false,
      colorScheme: "dark",
    }));
  });
  afterAll(async () => {
    await page.context().close();
    await scriptless.context().close();
  });

  it.each(["/feeds", "/rss.xml"])("%s puts an address into the clipboard", async (path) => {
    await page.goto(at(path));
    await page
      .getByRole("button", { name: /^Copy http/ })
      .first()
      .press("Enter");
    await page.getByRole("button", { name: /^Copied http/ }).waitFor();
    const address = await page.locator(".address code").first().textContent();
    expect(await page.getByRole("status").textContent()).toBe(`Copied ${address}`);
    expect(await page.evaluate("navigator.clipboard.readText()")).toBe(address);
  });

  it.each(["/feeds", "/rss.xml"])("%s is whole without them", async (path) => {
    await scriptless.goto(at(path));
    expect(await scriptless.getByRole("button").count()).toBe(0);
    await scriptless.locator(".address code").first().click();
    expect(await scriptless.locator(".address code").first().isVisible()).toBe(true);
    const app = scriptless.getByRole("link", { name: "your reader app" });
    expect(await app.first().isVisible()).toBe(true);
  });

  it.each(["/", "/articles/an-embed-is-a-link", "/feeds", "/rss.xml", "/sections/wrold"])(
    "%s lets in nobody else's, nor pictures and styles",
    async (path) => {
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
    },
  );

  describe("the choice of colours", () => {
    const ground = (page: Page) =>
      page.evaluate<string>("getComputedStyle(document.body).backgroundColor");
    const LIGHT = "rgb(253, 252, 249)";
    const DARK = "rgb(23, 21, 18)";

    /** Notes the ground of every frame that is drawn, from the first. */
    const FRAMES = `
      window.grounds = [];
      const note = () => {
        if (document.body) grounds.push(getComputedStyle(document.body).backgroundColor);
        requestAnimationFrame(note);
      };
      requestAnimationFrame(note);
    `;

    /** Each of them, and of a few more. */
    const GROUNDS = `(async () => {
      while (grounds.length < 3) await new Promise(requestAnimationFrame);
      return grounds;
    })()`;

    it("is made by keyboard, kept from page to page, and never flashes another", async () => {
      const { page, takeComplaints, close } = await watchedPage(browser, { colorScheme: "light" });
      await page.addInitScript(FRAMES);
      await page.goto(at("/"));
      expect(await ground(page)).toBe(LIGHT);
      await page.getByRole("radio", { name: "Automatic" }).focus();
      await page.keyboard.press("ArrowRight");
      await page.keyboard.press("ArrowRight");
      expect(await page.getByRole("radio", { name: "Dark" }).isChecked()).toBe(true);
      expect(await ground(page)).toBe(DARK);
      expect(await page.evaluate("getComputedStyle(document.documentElement).colorScheme")).toBe(
        "dark",
      );
      // A slow script: whatever is drawn before it would be light.
      await page.route("**/assets/*.js", async (route) => {
        await new Promise((resolve) => {
          setTimeout(resolve, 300);
        });
        await route.continue();
      });
      for (const path of ["/articles/an-embed-is-a-link", "/feeds", "/sections/wrold"]) {
        await page.goto(at(path));
        expect([...new Set(await page.evaluate<string[]>(GROUNDS))]).toEqual([DARK]);
      }
      expect(await axeFindings(page)).toEqual([]);
      // What is around the page follows too.
      const around = () =>
        page.evaluate(
          `[...document.querySelectorAll("meta[name=theme-color]")]
            .filter(({ media }) => matchMedia(media).matches)
            .map(({ content }) => content)`,
        );
      expect(await around()).toEqual(["#171512"]);
      await page.getByRole("radio", { name: "Automatic" }).check();
      expect(await ground(page)).toBe(LIGHT);
      await page.emulateMedia({ colorScheme: "dark" });
      expect(await ground(page)).toBe(DARK);
      await page.getByRole("radio", { name: "Light" }).check();
      expect(await ground(page)).toBe(LIGHT);
      expect(await around()).toEqual(["#fdfcf9"]);
      expect(takeComplaints().filter((complaint) => !complaint.includes("404"))).toEqual([]);
      await close();
    });

    it("is not offered where no script runs, which follows the system", async () => {
      await scriptless.goto(at("/"));
      expect(await scriptless.getByRole("radio").count()).toBe(0);
      expect(await ground(scriptless)).toBe(DARK);
    });
  });

  describe("dates", () => {
    const { slug, frontMatter } = publishedSources.find(
      (source) => source.frontMatter.updatedAt === undefined,
    ) as Source;
    const published = Date.parse(frontMatter.publishedAt);

    it.each([
      [30, "this minute"],
      [5 * 60, "5 minutes ago"],
      [3 * 3600 + 59, "3 hours ago"],
      [24 * 3600, undefined],
      [-60, undefined],
    ])("%i seconds later say %s", async (seconds, words) => {
      await page.clock.setFixedTime(published + seconds * 1000);
      await page.goto(at(`/articles/${slug}`));
      const { text, title, machine } = await page.evaluate<Readonly<Record<string, string>>>(
        `(({ textContent: text, title, dateTime: machine }) => ({ text, title, machine }))(
          document.querySelector(".dt-published"))`,
      );
      expect(machine).toBe(frontMatter.publishedAt);
      expect(words === undefined ? title : text).toBe(words ?? "");
      expect(words === undefined ? text : title).toMatch(/^\d+ \p{L}+ 20\d\d/u);
    });
  });

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
