import { expect, it } from "vitest";
import { anArticle, slug } from "../support/builders.ts";
import { aNewswire } from "../support/newswire.ts";

it.each(["", "/amp", "/article.json", "/rss.xml", "/atom.xml", "/feed.json"])(
  "leads /articles/old%s to the same representation of the new permalink",
  async (file) => {
    const wire = await aNewswire();
    await wire.put("old", { kind: "moved", id: anArticle("first").id, to: slug("first") });
    const response = await wire.get(`/articles/old${file}`);
    expect(response.status).toBe(301);
    expect(response.headers.get("Location")).toBe(`https://news.example/articles/first${file}`);
    expect(response.headers.get("Cache-Control")).toBe("max-age=3600");
    expect((await wire.head(`/articles/old${file}`)).status).toBe(301);
  },
);
