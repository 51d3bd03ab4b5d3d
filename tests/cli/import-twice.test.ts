import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { EXIT } from "../../src/cli/exit-code.ts";
import type { FakeApi } from "../support/fake-api.ts";
import { slugsOf } from "./batches.ts";
import { type Desk, type LeftSite, aDesk, aLeftSite, leave } from "./importing.ts";
import type { Project } from "./project.ts";

let api: FakeApi;
let project: Project;
let importFrom: Desk["importFrom"];
let site: LeftSite;
let origin: string;
const pages = new Map<string, string>();

beforeEach(async () => {
  ({ api, project, importFrom } = await aDesk());
  pages.clear();
  site = await aLeftSite((request, response) => {
    response.end(pages.get(request.url ?? ""));
  });
  ({ origin } = site);
});
afterEach(() => {
  site.close();
  return leave({ api, project });
});

const titleOf = (slug: string): unknown => api.articles.get(slug)?.document["title"];

/** Each that was sent, in all runs. */
const sent = (): readonly string[] =>
  api.requests.flatMap(({ path, body }) => (path === "/publishing/bulk" ? slugsOf(body) : []));

const atom = (links: string, ...entries: readonly string[]): string =>
  `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Old</title>${links}${entries.join("")}</feed>`;
const entry = (id: string, title: string, updated: string, url = id): string =>
  `<entry><id>urn:x:${id}</id><title>${title}</title><published>2017-01-01T00:00:00Z</published>
  <updated>${updated}</updated><link href="${origin}/${url}"/><content type="html">&lt;p&gt;${title}&lt;/p&gt;</content></entry>`;

const rss = (...items: readonly string[]): string =>
  `<rss version="2.0"><channel><title>x</title>${items.join("")}</channel></rss>`;
const item = (title: string, guid = "g1"): string =>
  `<item><guid isPermaLink="false">${guid}</guid><title>${title}</title><link>https://old.example/one</link>
  <pubDate>Sun, 01 Jan 2017 00:00:00 GMT</pubDate><description>${title}</description></item>`;

describe("an article that a source has several times", () => {
  it.each(["corrected first", "corrected last"])(
    "comes once, in the text that changed last: %s",
    async (order) => {
      const corrected = entry("one", "Corrected", "2019-01-01T00:00:00Z");
      const sealed = entry("one", "As it was", "2017-01-01T00:00:00Z", "before-it-moved");
      const [now, before] = order === "corrected first" ? [corrected, sealed] : [sealed, corrected];
      const two = entry("two", "Two", "2017-01-02T00:00:00Z");
      pages.set("/feed", atom('<link rel="prev-archive" href="/archive/1"/>', two, now));
      pages.set("/archive/1", atom("", before));
      const { code, out } = await importFrom(`${origin}/feed`);
      expect([code, out.slice(0, 2)]).toEqual([
        EXIT.done,
        ["2 articles: 2 created.", "Left out: 1 duplicate."],
      ]);
      expect(api.articles.size).toBe(4);
      expect(titleOf("one") ?? titleOf("before-it-moved")).toBe("Corrected");
      expect([...api.redirects.keys()].sort()).toEqual(["/before-it-moved", "/one", "/two"]);
      for (let run = 2; run <= 3; run += 1) {
        expect((await importFrom(`${origin}/feed`)).out[0]).toBe("2 articles: 2 unchanged.");
      }
      expect(sent()).toHaveLength(2);
    },
  );

  it("comes in the text that came first, where no date tells them apart", async () => {
    await project.write("feed.xml", rss(item("Newest"), item("Older"), item("Oldest")));
    const { out } = await importFrom("feed.xml");
    expect(out.slice(0, 2)).toEqual(["1 article: 1 created.", "Left out: 2 duplicates."]);
    for (let run = 2; run <= 3; run += 1) {
      expect((await importFrom("feed.xml")).out[0]).toBe("1 article: 1 unchanged.");
      expect(titleOf("one")).toBe("Newest");
    }
  });

  it("adds to the settings nothing that only the text that goes says", async () => {
    const [start = "", end = ""] = item("Older").split("</item>");
    const older = `${start}<category>Dropped</category></item>${end}`;
    await project.write("feed.xml", rss(item("Newest"), older));
    await importFrom("feed.xml");
    expect(JSON.stringify(api.publication)).not.toContain("Dropped");
  });

  it("is no draft where it is published too", async () => {
    await mkdir(join(project.directory, "blog/_drafts"), { recursive: true });
    const post = (title: string): string =>
      `---\nid: one\nslug: one\ntitle: ${title}\ndate: 2022-07-08\n---\nWords.\n`;
    await project.write("blog/_drafts/one.md", post("Draft"));
    await project.write("blog/one.md", post("Published"));
    const { out } = await importFrom("blog", "--drafts");
    expect(out.slice(0, 2)).toEqual(["1 article: 1 created.", "Left out: 1 duplicate."]);
    expect([titleOf("one"), api.states.get("one")]).toEqual(["Published", undefined]);
  });

  it("is a loss of the file that goes", async () => {
    await mkdir(join(project.directory, "blog"));
    const post = (title: string, changed: string): string =>
      `---\nid: 1\ntitle: ${title}\ndate: 2022-07-08\nlastmod: ${changed}\n---\nWords.\n`;
    await project.write("blog/a.md", post("A", "2022-07-09"));
    await project.write("blog/b.md", post("B", "2022-07-10"));
    await project.write("blog/c.md", post("C", "2022-07-09"));
    await importFrom("blog", "--report", "losses.jsonl");
    expect(titleOf("a")).toBe("B");
    const losses = (await project.read("losses.jsonl")).trim().split("\n");
    expect(losses.map((line) => JSON.parse(line) as unknown)).toEqual([
      {
        place: "b.md",
        detail: "has the id of another file, `1`: this one came along, for it changed last",
      },
      { place: "c.md", detail: "has the id of another file, `1`: the other came along" },
    ]);
  });

  it("is told by its id, else by its address, else by title and date", async () => {
    const without = (title: string): string =>
      `<entry><title>${title}</title><updated>2017-01-01T00:00:00Z</updated><content>${title}</content></entry>`;
    await project.write("feed.xml", atom("", without("One"), without("Two"), without("One")));
    const { out } = await importFrom("feed.xml");
    expect(out.slice(0, 2)).toEqual(["2 articles: 2 created.", "Left out: 1 duplicate."]);
  });
});

describe("an article that a source has taken back", () => {
  const removed = (id: string, when: string): string =>
    `<at:deleted-entry xmlns:at="http://purl.org/atompub/tombstones/1.0" ref="urn:x:${id}" when="${when}"/>`;

  it("does not come out of the archive, unless it was published again", async () => {
    pages.set(
      "/feed",
      atom(
        '<link rel="prev-archive" href="/archive/1"/>',
        removed("gone", "2019-01-01T00:00:00+01:00"),
        removed("undated", "soon"),
        removed("again", "2018-01-01T00:00:00Z"),
        entry("again", "Again", "2019-02-01T00:00:00Z"),
      ),
    );
    const sealed = ["gone", "undated", "again", "stays"].map((id) =>
      entry(id, id, "2017-01-01T00:00:00Z"),
    );
    pages.set("/archive/1", atom("", ...sealed));
    const { code, out } = await importFrom(`${origin}/feed`);
    expect([code, out]).toEqual([
      EXIT.done,
      [
        "2 articles: 2 created.",
        "Left out: 1 duplicate, 2 withdrawn articles.",
        "2 of the old addresses lead here.",
      ],
    ]);
    expect(titleOf("again")).toBe("Again");
    expect([...api.redirects.keys()].sort()).toEqual(["/again", "/stays"]);
    expect(sent().toSorted()).toEqual(["again", "stays"]);
  });
});
