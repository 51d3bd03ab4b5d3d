import { describe, expect, it } from "vitest";
import { anArticle, anArticleToHear } from "../support/builders.ts";
import { aNewswire } from "../support/newswire.ts";

const PATH = "/articles/heard/chapters.json";

const aWireToHear = () => aNewswire([anArticleToHear("heard"), anArticle("read")]);

describe(`GET ${PATH}`, () => {
  it("answers 200 with JSON Chapters for anybody's player", async () => {
    const response = await (await aWireToHear()).get(PATH);
    expect(response.status).toBe(200);
    expect(response.headers.get("Content-Type")).toBe("application/json+chapters");
    expect(response.headers.get("Access-Control-Allow-Origin")).toBe("*");
    expect(response.headers.get("X-Robots-Tag")).toBe("noindex");
    expect(response.headers.get("ETag")).toMatch(/-chapters-\d+"$/);
    expect(await response.json()).toEqual({
      version: "1.2.0",
      title: "The heard article",
      author: "Ada Writer",
      podcastName: "The Example Wire",
      chapters: [
        { startTime: 0, title: "Opening" },
        { startTime: 65.25, title: "The key", url: "https://news.example/articles/first" },
      ],
    });
  });

  it("is 304 to its own tag, and 404 to one made up where there are none", async () => {
    const wire = await aWireToHear();
    const etag = (await wire.get(PATH)).headers.get("ETag") ?? "";
    expect((await wire.get(PATH, { "If-None-Match": etag })).status).toBe(304);
    const page = (await wire.get("/articles/read")).headers.get("ETag") ?? "";
    const madeUp = page.replace("-html-", "-chapters-");
    const response = await wire.get("/articles/read/chapters.json", { "If-None-Match": madeUp });
    expect(response.status).toBe(404);
  });

  it("is what the page of the article, and no other page, leads to", async () => {
    const wire = await aWireToHear();
    const linked = async (path: string): Promise<boolean> => {
      const response = await wire.get(path);
      const isInHeader = (response.headers.get("Link") ?? "").includes("chapters.json");
      expect((await response.text()).includes("chapters.json")).toBe(isInHeader);
      return isInHeader;
    };
    expect(await linked("/articles/heard")).toBe(true);
    expect(await linked("/articles/read")).toBe(false);
  });
});
