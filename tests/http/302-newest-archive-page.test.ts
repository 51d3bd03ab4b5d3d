import { expect, it } from "vitest";
import { keys } from "../../src/store/keys.ts";
import { anArticle, instant } from "../support/builders.ts";
import { archivePagesOf } from "../support/archive-pages.ts";
import { type Newswire, aNewswire } from "../support/newswire.ts";

const many = (count: number) => Array.from({ length: count }, (_, index) => anArticle(`a${index}`));

const hrefs = async (wire: Newswire, path: string): Promise<readonly string[]> =>
  [...(await (await wire.get(path)).text()).matchAll(/ href="(\/[^"]*)"/g)].map(
    ([, href = ""]) => href,
  );

it("leads to the newest page of the archive", async () => {
  const wire = await aNewswire(many(101));
  const response = await wire.get("/archive");
  expect(response.status).toBe(302);
  expect(response.headers.get("Location")).toBe("/archive/3");
  expect(response.headers.get("Cache-Control")).toBe("max-age=60");
});

it("leads to an empty page before the first article", async () => {
  const wire = await aNewswire([]);
  expect((await wire.get("/archive")).headers.get("Location")).toBe("/archive/1");
  expect(await (await wire.get("/archive/1")).text()).toContain("No article stands on this page.");
});

it("reaches every live article from the home page by links", async () => {
  const wire = await aNewswire(many(120));
  const at = instant("2026-11-01T09:00:00Z");
  // The Newsroom lets the front page have thirty.
  const newest = many(120).slice(-30);
  const entries = newest.map((article) => ({ article, body: "full" }) as const);
  const front = { feed: "front", entries, changedAt: at, archivePages: 3 } as const;
  await wire.records.write("edition", keys.edition("front"), front, at);
  const reached = new Set(["/"]);
  for (const path of reached) {
    const isList = path === "/" || path.startsWith("/archive");
    if (!isList) continue;
    const response = await wire.get(path);
    const location = response.headers.get("Location");
    if (location) reached.add(location);
    else for (const href of await hrefs(wire, path)) reached.add(href);
  }
  expect([...reached].filter((path) => path.startsWith("/articles/"))).toHaveLength(120);
});

it("goes back to the home page's newest from any page of lists", async () => {
  const wire = await aNewswire(many(2));
  for (const path of ["/", "/sections/world", "/topics/syria", "/authors/ada", "/feeds/picks"]) {
    expect(await hrefs(wire, path)).toContain("/archive");
  }
});

it("is never a 404 where the front page knows of a page, nor where KV has one", async () => {
  const wire = await aNewswire(many(101));
  wire.records.stored.delete(keys.archive(3));
  expect((await wire.get("/archive/3")).status).toBe(200);
  // The front page is behind by one.
  const [page] = archivePagesOf(many(1));
  await wire.records.write("archive", keys.archive(5), page!, instant("2026-11-01T08:00:00Z"));
  expect((await wire.get("/archive/5")).status).toBe(200);
  expect((await wire.get("/archive/6")).status).toBe(404);
  expect((await wire.get("/archive/0")).status).toBe(404);
  expect((await wire.get("/archive/03")).status).toBe(404);
});
