import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { EXIT } from "../../src/cli/exit-code.ts";
import type { FakeApi } from "../support/fake-api.ts";
import { type Desk, anEmptyDesk, leave } from "./importing.ts";
import type { Project } from "./project.ts";

let desk: Desk;
let api: FakeApi;
let project: Project;

beforeEach(async () => {
  desk = await anEmptyDesk();
  ({ api, project } = desk);
});
afterEach(() => leave({ api, project }));

const importFrom = (source: string): ReturnType<Project["run"]> =>
  desk.importFrom(source, "--report", "losses.jsonl");

const lossesIn = async (): Promise<readonly string[]> =>
  (await project.read("losses.jsonl"))
    .split("\n")
    .filter(Boolean)
    .map((line) => {
      const { place, detail } = JSON.parse(line) as { place: string; detail: string };
      return `${place}: ${detail}`;
    });

const post = (title: string, body: string, ...fields: readonly string[]): string =>
  `---\n${[`title: ${title}`, "date: 2022-07-08", ...fields].join("\n")}\n---\n${body}\n`;

const DOT =
  '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"><path d="M0 0h4v4H0z"/></svg>';

describe("a fault of one article", () => {
  it.each([
    "/img/100%.png",
    "%E0%A4%A",
    "%00.png",
    `${"x".repeat(300)}.png`,
    "b.md/picture.png",
    `data:image/gif;base64,${"A".repeat(300)}`,
  ])("in the address of a picture, %s, costs that picture alone", async (src) => {
    await project.write("blog/a.md", post("A", `Text\n\n![A](<${src}>)`, `image: "${src}"`));
    await project.write("blog/b.md", post("B", "Text"));
    const { code, out } = await importFrom("blog");
    expect([code, out[0]]).toEqual([EXIT.done, "2 articles: 2 created."]);
    expect(await lossesIn()).toContainEqual(
      expect.stringMatching(/^a\.md: the picture .* is left out: is no file in the folder$/),
    );
  });

  it("is none where a file has such a name", async () => {
    await project.write("blog/a.md", post("A", "![A](<100%.svg>)"));
    await project.write("blog/100%.svg", DOT);
    expect((await importFrom("blog")).out).toEqual(["1 article: 1 created."]);
  });

  it.each([
    '<video src="https://a.example/100%.mp4"></video>',
    '<figure><audio src="https://a.example/%E0%A4.mp3"></audio></figure>',
  ])("in the address of a recording, %s, leaves it as it is written", async (html) => {
    const site = { kind: "site", title: "x" };
    const item = (id: string, content_html: string) => {
      return { id, title: id, content_html, date_published: "2020-01-01T00:00:00Z" };
    };
    const items = [item("one", html), item("two", "x")];
    const version = "https://jsonfeed.org/version/1.1";
    await project.write("feed.json", JSON.stringify({ ...site, version, items }));
    expect((await importFrom("feed.json")).out[0]).toBe("2 articles: 2 created.");
    const cards = JSON.stringify(api.articles.get("one")?.document["cards"]);
    expect(cards).toMatch(/"title":"(?:100%\.mp4|%E0%A4\.mp3)"/);
  });

  it("that nobody foresaw is told with its place, and ends no import", async () => {
    await project.write("blog/a.md", post("A", "![A](dot.svg)"));
    await project.write("blog/b.md", post("B", "Text"));
    await project.write("blog/dot.svg", DOT);
    // Where fetched pictures are to be, something else is.
    await project.write(".edgewire/imports/media", "");
    const { code, out, err } = await importFrom("blog");
    expect([code, out[0]]).toEqual([EXIT.problems, "2 articles: 1 created, 1 not imported."]);
    expect(err).toEqual([expect.stringMatching(/^a\.md: cannot be converted: EEXIST/)]);
    expect([...api.articles.keys()]).toEqual(["b"]);
  });

  it("in the date of a post of Ghost's is told", async () => {
    const row = { title: "T", html: "<p>x</p>", status: "published" };
    const posts = [
      { ...row, id: "1", slug: "one", published_at: 1e300 },
      { ...row, id: "2", slug: "two", published_at: 1_500_000_000_000 },
    ];
    await project.write("ghost.json", JSON.stringify({ data: { posts } }));
    const { out, err } = await importFrom("ghost.json");
    expect(out[0]).toBe("2 articles: 1 created, 1 not imported.");
    expect(err).toEqual([
      "ghost.json posts[0]: has `1e+300` for its date of publication, which is no date",
    ]);
    expect(api.articles.get("two")?.document["publishedAt"]).toBe("2017-07-14T02:40:00Z");
  });

  it("that keeps it from being read is told, and it counts as not imported", async () => {
    await project.write("blog/a.md", post("A", "Text", "tags: &a [*a]"));
    await project.write("blog/b.md", post("B", "Text"));
    const { code, out, err } = await importFrom("blog");
    expect([code, out[0]]).toEqual([EXIT.problems, "2 articles: 1 created, 1 not imported."]);
    expect(err).toEqual([expect.stringMatching(/^a\.md: cannot be read: Maximum/)]);
    const deep = `${"<b>".repeat(8000)}x${"</b>".repeat(8000)}`;
    const item = (title: string) =>
      `<item><title>${title}</title><pubDate>Sun, 01 Jan 2017 00:00:00 GMT</pubDate></item>\n`;
    await project.write(
      "feed.xml",
      `<rss><channel>${item("One")}${item(deep)}${item("Two")}</channel></rss>`,
    );
    const feed = await importFrom("feed.xml");
    expect(feed.out[0]).toBe("3 articles: 2 created, 1 not imported.");
    expect(feed.err).toEqual([expect.stringMatching(/^feed\.xml:2: cannot be read: Max/)]);
  });

  it("is none where losses have no place to be listed: nothing is begun", async () => {
    await project.write("blog/a.md", post("A", "Text"));
    const args = ["import", "blog", "--to", api.url, "--report", "none/losses.jsonl"];
    const { code, err } = await project.run(...args);
    expect(code).toBe(EXIT.usage);
    expect(err).toEqual([
      expect.stringMatching(/^the list of losses cannot be written: ENOENT.*none\/losses\.jsonl/),
    ]);
    expect(api.articles.size).toBe(0);
  });
});
