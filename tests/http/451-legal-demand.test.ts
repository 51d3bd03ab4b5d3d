import { describe, expect, it } from "vitest";
import { anArticle, instant, slug } from "../support/builders.ts";
import { aNewswire } from "../support/newswire.ts";

const blocked = async () => {
  const wire = await aNewswire();
  await wire.put("first", {
    kind: "gone",
    id: anArticle("first").id,
    withdrawnAt: instant("2026-11-01T09:00:00Z"),
    reason: "It named a witness.",
    replacedBy: slug("second"),
    demand: { by: "Regional Court", reference: "3 O 17/26" },
  });
  return wire;
};

const LINES = [
  "Withdrawn at 2026-11-01T09:00:00Z: It named a witness.",
  "Demanded by Regional Court (3 O 17/26)",
  "Replaced by https://news.example/articles/second",
].join("\n");

describe("an article that was withdrawn for a legal demand (RFC 7725)", () => {
  it.each(["", "/amp", "/article.json", "/article.md", "/rss.xml", "/atom.xml", "/feed.json"])(
    "answers 451 at its address%s, and names who carries the demand out",
    async (file) => {
      const response = await (await blocked()).get(`/articles/first${file}`);
      expect(response.status).toBe(451);
      expect(response.headers.get("Link")).toBe('<https://news.example/>; rel="blocked-by"');
      expect(response.headers.get("Cache-Control")).toBe("max-age=300");
      const body = await response.text();
      expect(body).toContain("It named a witness.");
      expect(body).toContain("Regional Court");
      expect(body).not.toContain(anArticle("first").title);
    },
  );

  it("says to people who demands it, and leads to what stands in its place", async () => {
    const page = await (await (await blocked()).get("/articles/first")).text();
    expect(page).toContain("<h1>This article was taken down for legal reasons</h1>");
    expect(page).toContain("<p>Demanded by Regional Court (3 O 17/26)</p>");
    expect(page).toContain('<a href="/articles/second">Read what stands in its place</a>');
  });

  it("says the same to programs, in lines or as a problem", async () => {
    const wire = await blocked();
    expect(await (await wire.get("/articles/first/atom.xml")).text()).toBe(`${LINES}\n`);
    expect(await (await wire.get("/articles/first/article.json")).json()).toEqual({
      type: "about:blank",
      title: "Unavailable For Legal Reasons",
      status: 451,
      detail: LINES,
    });
  });
});

it("leads from 410 to what stands in the place of an article, without a demand", async () => {
  const wire = await aNewswire();
  const withdrawnAt = instant("2026-11-01T09:00:00Z");
  const replaced = { withdrawnAt, reason: "Superseded.", replacedBy: slug("second") };
  await wire.put("first", { kind: "gone", id: anArticle("first").id, ...replaced });
  const response = await wire.get("/articles/first");
  expect(response.status).toBe(410);
  expect(response.headers.get("Link")).toBeNull();
  expect(await response.text()).toContain('<a href="/articles/second">Read what stands');
});
