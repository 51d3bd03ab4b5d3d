import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { EXIT } from "../../src/cli/exit-code.ts";
import type { FakeApi } from "../support/fake-api.ts";
import { type Desk, type LeftSite, aDesk, aLeftSite, leave } from "./importing.ts";
import type { Project } from "./project.ts";

let desk: Desk;
let api: FakeApi;
let project: Project;
/** The site that is left: it has one picture. */
let site: LeftSite;
let origin: string;

beforeEach(async () => {
  desk = await aDesk();
  ({ api, project } = desk);
  const dot = await readFile(join(import.meta.dirname, "fixtures/content/media/dot.png"));
  site = await aLeftSite((request, response) => {
    const isThere = request.url === "/blog/content/images/dot.png";
    response.writeHead(isThere ? 200 : 404).end(isThere ? dot : "");
  });
  ({ origin } = site);
});
afterEach(() => {
  site.close();
  return leave({ api, project });
});

const importFrom = (source: string, ...args: readonly string[]): ReturnType<Project["run"]> =>
  desk.importFrom(source, "--report", "losses.jsonl", ...args);

const post = (slug: string, html: string) => ({
  id: slug,
  title: slug,
  slug,
  html,
  status: "published",
  published_at: "2023-11-24T12:00:00.000Z",
});

describe("an export of Ghost, which does not say where its site is", () => {
  beforeEach(async () => {
    const picture = "__GHOST_URL__/content/images/dot.png";
    const one = post(
      "one",
      `<p><a href="__GHOST_URL__/two/">Two</a>, <a href="__GHOST_URL__/about/">us</a></p><img src="${picture}" alt="A dot">`,
    );
    const posts = [{ ...one, feature_image: picture }, post("two", "<p>Two.</p>")];
    await project.write("ghost.json", JSON.stringify({ data: { posts } }));
  });

  it("has its pictures, links and old addresses by --site", async () => {
    const { code, out } = await importFrom("ghost.json", "--site", `${origin}/blog/`);
    expect([code, out[0]]).toEqual([EXIT.done, "2 articles: 2 created."]);
    expect(api.articles.get("one")?.document).toMatchObject({
      picture: { width: 4 },
      cards: [
        {
          blocks: [
            { html: `<a href="/articles/two">Two</a>, <a href="${origin}/blog/about/">us</a>` },
            { type: "image", picture: { alt: "A dot", width: 4 } },
          ],
        },
      ],
    });
    expect(Object.fromEntries(api.redirects)).toEqual({ "/blog/one/": "one", "/blog/two/": "two" });
    expect(await project.read("losses.jsonl")).toBe("");
  });

  it("says without it how many pictures are lost, and what to say", async () => {
    const { code, out } = await importFrom("ghost.json", "--dry-run");
    expect(code).toBe(EXIT.done);
    expect(out).toContain(
      "2 pictures among them, for the source does not say where its site is: say it with --site https://….",
    );
    expect(await project.read("losses.jsonl")).toContain("does not say at which site it is");
  });

  it.each(["old.example", "ftp://old.example"])("takes no %s for a site", async (given) => {
    const { code, err } = await importFrom("ghost.json", "--site", given);
    expect([code, err]).toEqual([
      EXIT.usage,
      [`--site ${given} is no address; write it as https://old.example`],
    ]);
  });
});
