import { mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { EXIT } from "../../src/cli/exit-code.ts";
import type { FakeApi } from "../support/fake-api.ts";
import { type Desk, type LeftSite, aDesk, aLeftSite, leave } from "./importing.ts";
import type { Project } from "./project.ts";

const FIXTURES = join(import.meta.dirname, "fixtures");

let api: FakeApi;
let project: Project;
let importFrom: Desk["importFrom"];
/** The site that is left: it has a picture, and whatever a test puts there. */
let site: LeftSite;
let origin: string;
const pages = new Map<string, string | Buffer>();

beforeEach(async () => {
  ({ api, project, importFrom } = await aDesk());
  pages.clear();
  pages.set("/files/dot.png", await readFile(join(FIXTURES, "content/media/dot.png")));
  site = await aLeftSite((request, response) => {
    const page = pages.get(request.url ?? "");
    response.writeHead(page === undefined ? 404 : 200);
    response.end(page);
  });
  ({ origin } = site);
});
afterEach(() => {
  site.close();
  return leave({ api, project });
});

const writeFixture = async (name: string): Promise<void> => {
  const text = await readFile(join(FIXTURES, "import", name), "utf8");
  await project.write(name, text.replaceAll("SITE", origin));
};

const lossesIn = async (): Promise<readonly string[]> => {
  const folder = ".edgewire/imports";
  const names = await readdir(join(project.directory, folder));
  const file = names.find((name) => name.endsWith("losses.jsonl")) ?? "";
  const lines = (await project.read(`${folder}/${file}`)).trim().split("\n").filter(Boolean);
  return lines.map((line) => {
    const { place, detail } = JSON.parse(line) as { place: string; detail: string };
    return `${place}: ${detail}`.replaceAll(origin, "SITE");
  });
};

const blocksOf = (slug: string): readonly Record<string, unknown>[] => {
  const cards = api.articles.get(slug)?.document["cards"] as {
    blocks: Record<string, unknown>[];
  }[];
  return cards.flatMap(({ blocks }) => blocks);
};

const writes = (): number =>
  api.requests.filter(({ method }) => method !== "GET" && method !== "HEAD").length;

describe("edgewire import of WordPress", () => {
  beforeEach(() => writeFixture("wordpress.xml"));

  it("brings posts over as articles, and says what it adds, leaves out and loses", async () => {
    const { code, out, err } = await importFrom("wordpress.xml");
    expect([code, err]).toEqual([EXIT.done, []]);
    expect(out.slice(0, 5)).toEqual([
      "adds sections: machines (Machines)",
      "adds topics: moths (Moths)",
      "adds authors: grace (Grace Hopper)",
      "2 articles: 2 created.",
      "Left out: 1 page, 1 draft post, 1 private post, 1 password-protected post.",
    ]);
    expect(api.articles.get("a-bug")?.document).toMatchObject({
      id: `tag:wire.example,2026-11-01:imported/${origin}/?p=12`,
      title: "A bug & its moth",
      summary: "The first of its kind.",
      publishedAt: "2017-05-03T06:20:00Z",
      updatedAt: "2017-06-01T08:00:00Z",
      section: "machines",
      topics: ["moths"],
      byline: [{ author: "grace", role: "writer" }],
      picture: { alt: "A dot, enlarged", width: 4, height: 3 },
    });
    expect(blocksOf("a-bug")).toMatchObject([
      {
        html: 'It was <strong>found</strong> in <a href="/articles/the-relay">the relay</a>.',
      },
      { type: "image", picture: { alt: "A dot", caption: "The <em>moth</em>" } },
      { type: "embed", provider: "youtube", externalId: "dQw4w9WgXcQ" },
      { html: "Subscribe" },
    ]);
    expect(api.publication?.document).toMatchObject({
      sections: { machines: { label: "Machines" } },
      authors: { grace: { name: "Grace Hopper" } },
    });
    expect([...(await lossesIn())].sort()).toEqual([
      expect.stringMatching(/^wordpress\.xml:11 \(text \d+:\d+\): `latest-posts` is filled by/),
      expect.stringMatching(/^wordpress\.xml:11 \(text \d+:\d+\): `<input>` is left out$/),
      expect.stringMatching(/^wordpress\.xml:11 \(text \d+:\d+\): `<script>` is left out$/),
      expect.stringMatching(/^wordpress\.xml:47 \(text \d+:\d+\): `shortcode\/gallery` is filled/),
      "wordpress.xml:47: the picture SITE/files/none.png is left out: the server answered 404",
    ]);
  });

  it("makes paragraphs of a classic post as WordPress does, and keeps the caption of a lost picture", async () => {
    await importFrom("wordpress.xml");
    expect(api.articles.get("the-relay")?.document).toMatchObject({ section: "world" });
    expect(blocksOf("the-relay")).toEqual([
      { type: "paragraph", html: "A classic post." },
      { type: "paragraph", html: "Gone" },
      { type: "paragraph", html: "Line one<br>line two &amp; three." },
      {
        type: "list",
        ordered: false,
        items: [
          { html: "One", list: { type: "list", ordered: false, items: [{ html: "Inside" }] } },
        ],
      },
    ]);
  });

  it("lets the old addresses lead to the articles, short links too", async () => {
    const { out } = await importFrom("wordpress.xml");
    expect(out).toContain("4 of the old addresses lead here.");
    expect(Object.fromEntries(api.redirects)).toEqual({
      "/2017/05/a-bug/": "a-bug",
      "/?p=12": "a-bug",
      "/2018/01/the-relay/": "the-relay",
      "/?p=14": "the-relay",
    });
  });

  it("brings drafts over as drafts where it is told to, and no private post", async () => {
    const text = await project.read("wordpress.xml");
    await project.write(
      "wordpress.xml",
      text.replace(
        "<wp:post_id>3</wp:post_id>",
        '<wp:post_id>3</wp:post_id><category domain="post_tag" nicename="secret">Secret</category><guid>SITE/?p=3</guid><wp:post_date>2020-01-01 10:00:00</wp:post_date><wp:post_date_gmt>0000-00-00 00:00:00</wp:post_date_gmt>'.replace(
          "SITE",
          origin,
        ),
      ),
    );
    const { code, out } = await importFrom("wordpress.xml", "--drafts");
    expect(code).toBe(EXIT.done);
    expect(out).toContain("3 articles: 3 created.");
    expect(out).toContain("Left out: 1 page, 1 private post, 1 password-protected post.");
    expect(api.states).toEqual(new Map([["later", "draft"]]));
    expect(api.articles.get("later")?.document["topics"]).toEqual(["secret"]);
    // Nothing that is public tells of it.
    expect([...api.redirects.values()]).not.toContain("later");
    expect(JSON.stringify(api.publication)).not.toContain("secret");
    expect((await importFrom("wordpress.xml", "--drafts")).out[0]).toBe("3 articles: 3 unchanged.");
  });

  it("changes nothing when it is run again", async () => {
    await importFrom("wordpress.xml");
    const documents = JSON.stringify([...api.articles]);
    const before = api.requests.length;
    const { out } = await importFrom("wordpress.xml");
    expect(out[0]).toBe("2 articles: 2 unchanged.");
    expect(JSON.stringify([...api.articles])).toBe(documents);
    const sent = api.requests
      .slice(before)
      .filter(({ method }) => method === "PUT" || method === "POST");
    expect(sent.map(({ path }) => path)).toEqual(["/publishing/redirects"]);
    const rehearsed = await importFrom("wordpress.xml", "--dry-run");
    expect(rehearsed.out).toContain("4 of the old addresses lead here.");
  });

  it("sends nothing in a dry run, but says what it would send and lose", async () => {
    const before = writes();
    const { code, out } = await importFrom("wordpress.xml", "--dry-run");
    expect(code).toBe(EXIT.done);
    expect(out).toContain("would add topics: moths (Moths)");
    expect(out).toContain("2 articles: 2 would be sent.");
    expect(await lossesIn()).toHaveLength(5);
    expect(writes()).toBe(before);
  });

  it("says in a dry run what a run would find, without what earlier runs remember", async () => {
    await importFrom("wordpress.xml");
    const stored = api.articles.get("a-bug");
    if (!stored) throw new Error("it was imported");
    const document = { ...stored.document, title: "Edited here" };
    api.articles.set("a-bug", { document, etag: '"theirs"' });
    const before = writes();
    for (const forget of [false, true]) {
      if (forget) await rm(join(project.directory, ".edgewire/imports"), { recursive: true });
      const { code, out, err } = await importFrom("wordpress.xml", "--dry-run");
      expect([code, out[0]]).toEqual([
        EXIT.problems,
        "2 articles: 1 unchanged, 1 changed here since.",
      ]);
      expect(err).toEqual([expect.stringContaining("a-bug was changed on the server")]);
      const forced = await importFrom("wordpress.xml", "--dry-run", "--force");
      expect(forced.out[0]).toBe("2 articles: 1 unchanged, 1 would be sent.");
    }
    expect(writes()).toBe(before);
  });

  it("goes on where it was stopped", async () => {
    api.interceptLine = ({ path }) => (path.endsWith("/the-relay") ? { status: 503 } : undefined);
    const stopped = await importFrom("wordpress.xml");
    expect(stopped.code).toBe(EXIT.server);
    expect(stopped.out.join()).toContain("2 articles: 1 created, 1 unanswered.");
    api.interceptLine = () => undefined;
    const before = api.requests.length;
    const { out } = await importFrom("wordpress.xml");
    expect(out[0]).toBe("2 articles: 1 created, 1 unchanged.");
    const again = api.requests.slice(before).filter(({ path }) => path === "/publishing/bulk");
    expect(again.map(({ body }) => body.includes('"slug":"a-bug"'))).toEqual([false]);
  });

  it("leaves what was changed on the server since as it is, unless it is told to", async () => {
    await importFrom("wordpress.xml");
    const stored = api.articles.get("a-bug");
    if (!stored) throw new Error("it was imported");
    const document = { ...stored.document, title: "Edited here" };
    api.articles.set("a-bug", { document, etag: '"theirs"' });
    const { code, err } = await importFrom("wordpress.xml");
    expect(code).toBe(EXIT.problems);
    expect(err).toEqual([
      expect.stringMatching(/^wordpress\.xml:11: a-bug was changed on the server/),
    ]);
    expect(api.articles.get("a-bug")?.document["title"]).toBe("Edited here");
    expect((await importFrom("wordpress.xml", "--force")).code).toBe(EXIT.done);
    expect(api.articles.get("a-bug")?.document["title"]).toBe("A bug & its moth");
  });

  it("fetches nothing from a network that the source does not belong to", async () => {
    const text = await project.read("wordpress.xml");
    await project.write(
      "wordpress.xml",
      text.replaceAll(`${origin}/files/dot.png`, "http://169.254.169.254/dot.png"),
    );
    await importFrom("wordpress.xml");
    expect(await lossesIn()).toContainEqual(expect.stringContaining("in a network of its own"));
  });
});

const ATOM = (id: string, links: string): string => `<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Old</title>${links}
<entry><id>urn:${id}</id><title type="html">The &lt;em&gt;${id}&lt;/em&gt;</title>
<link href="${origin}/${id}.html"/><updated>2020-01-02T00:00:00Z</updated><published>2020-01-01T00:00:00Z</published>
<author><name>Ada Writer</name></author><category term="moths" label="Moths"/>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Of <b>${id}</b> &amp; <a href="third.html">third</a></p></div></content></entry></feed>`;

describe("edgewire import of a feed", () => {
  it("follows the archives of Atom, and knows authors by their names", async () => {
    pages.set("/feed", ATOM("first-of-all", '<link rel="prev-archive" href="/archive/2"/>'));
    pages.set(
      "/archive/2",
      ATOM("second-of-all", '<link rel="prev-archive" href="1"/><link rel="next" href="/feed"/>'),
    );
    pages.set("/archive/1", ATOM("third", ""));
    const { code, out } = await importFrom(`${origin}/feed`);
    expect(code).toBe(EXIT.done);
    expect(out).toContain("3 articles: 3 created.");
    expect(api.articles.get("first-of-all")?.document).toMatchObject({
      id: "tag:wire.example,2026-11-01:imported/urn:first-of-all",
      title: "The first-of-all",
      updatedAt: "2020-01-02T00:00:00Z",
      topics: ["moths"],
      byline: [{ author: "ada", role: "writer" }],
    });
    expect(blocksOf("first-of-all")).toEqual([
      {
        type: "paragraph",
        html: 'Of <b>first-of-all</b> &amp; <a href="/articles/third">third</a>',
      },
    ]);
  });

  it("reads RSS, an episode's enclosure included, though it is not quite XML", async () => {
    await project.write(
      "feed.xml",
      `<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel><title>x</title>
<item><title>Episode&nbsp;1</title><guid isPermaLink="false">e1</guid><pubDate>Mon, 06 Sep 2021 00:01:00 +0200</pubDate>
<author>desk@old.example (Ada Writer)</author><description>Notes &undefined; &lt;hr&gt;</description>
<enclosure url="https://old.example/1.mp3" length="1234" type="audio/mpeg"/><itunes:duration>1:02:03</itunes:duration></item>
<item><title>Undated</title><guid>e2</guid></item></channel></rss>`,
    );
    const { code, err } = await importFrom("feed.xml");
    expect(code).toBe(EXIT.problems);
    expect(err).toEqual(["feed.xml:5: has no date of publication"]);
    expect(api.articles.get("episode-1")?.document["publishedAt"]).toBe("2021-09-05T22:01:00Z");
    expect(blocksOf("episode-1")).toMatchObject([
      { audio: { url: "https://old.example/1.mp3", durationSeconds: 3723, bytes: 1234 } },
      { html: "Notes &amp;undefined;" },
      { type: "divider" },
    ]);
    expect(await lossesIn()).toEqual([
      expect.stringMatching(/^feed\.xml:3: is not XML: undefined entity/),
    ]);
  });

  it("follows next_url of JSON Feed", async () => {
    const feed = (id: string, more: object): string =>
      JSON.stringify({
        version: "https://jsonfeed.org/version/1.1",
        title: "Old",
        items: [
          { id, title: id, content_text: "A <b> & c", date_published: "2020-01-01T00:00:00Z" },
        ],
        ...more,
      });
    pages.set("/feed.json", feed("json-one", { next_url: `${origin}/2.json` }));
    pages.set("/2.json", feed("json-two", { next_url: `${origin}/feed.json` }));
    expect((await importFrom(`${origin}/feed.json`)).out).toContain("2 articles: 2 created.");
    expect(blocksOf("json-two")).toEqual([{ type: "paragraph", html: "A &lt;b&gt; &amp; c" }]);
  });

  it.each([
    ["<!doctype html><title>x</title>", /is none of the formats/],
    ["{", /is not JSON/],
    ['{"a":1}', /neither a JSON Feed nor an export of Ghost/],
    ["plain", /is none of the formats/],
  ])("refuses %s with a reason", async (text, reason) => {
    await project.write("file", text);
    const { code, err } = await importFrom("file");
    expect(code).toBe(EXIT.problems);
    expect(err[0]).toMatch(reason);
  });
});

it("brings Ghost's posts over, with the cards that are markup", async () => {
  await writeFixture("ghost.json");
  const { code, out } = await importFrom("ghost.json");
  expect(code).toBe(EXIT.done);
  expect(out).toContain("2 articles: 2 created.");
  expect(out).toContain("Left out: 1 page, 1 post for paid, 1 scheduled post.");
  expect(api.articles.get("a-card")?.document).toMatchObject({
    id: "tag:wire.example,2026-11-01:imported/0b7c1c3e-8f43-4a0e-9c5a-1d2e3f405162",
    title: "A card & a bookmark",
    section: "machines",
    topics: ["moths"],
    byline: [{ author: "grace" }],
    picture: { alt: "A dot at the top" },
  });
  expect(blocksOf("a-card")).toMatchObject([
    // A slug that another article has is told apart.
    { html: expect.stringMatching(/^See <a href="\/articles\/second-[0-9a-f]{8}">/) },
    { type: "embed", title: "RFC 4287", description: "The Atom Syndication Format" },
    { html: "💡" },
    { html: "A <b>callout</b>" },
    { type: "image", picture: { alt: "One" } },
    { type: "image", picture: { alt: "Two" } },
    { html: "Two dots" },
    { type: "embed", url: `${origin}/files/a.mp3`, title: "a.mp3" },
  ]);
  expect(await lossesIn()).toEqual([expect.stringContaining("does not say how long it is")]);
});

it("brings a folder of Markdown over, with the pictures beside it", async () => {
  await mkdir(join(project.directory, "blog/_posts"), { recursive: true });
  await mkdir(join(project.directory, "blog/static/img"), { recursive: true });
  const write = (path: string, text: string): Promise<void> => project.write(`blog/${path}`, text);
  await write(
    "_posts/2019-02-03-a-jekyll-post.md",
    '---\ntitle: "A Jekyll post"\ncategories: Machines Repairs\ntags: moths, relays\nauthor: Grace\n---\n\nText with a footnote[^1].\n\n![A dot](/img/dot.png)\n\n##### Deep\n\n[^1]: Gone.\n',
  );
  await write(
    "an-astro-post.md",
    "---\ntitle: An Astro post\npubDate: 2022-07-08\nheroImage: ./static/img/dot.png\nslug: astro\n---\nHello.\n",
  );
  await write("draft.md", "---\ntitle: x\ndate: 2022-07-08\ndraft: true\n---\nNo.\n");
  await write("README.md", "# Read me\n");
  const dot = await readFile(join(FIXTURES, "content/media/dot.png"), "latin1");
  await writeFile(join(project.directory, "blog/static/img/dot.png"), dot, "latin1");
  const { code, out } = await importFrom("blog");
  expect(code).toBe(EXIT.done);
  expect(out).toContain("2 articles: 2 created.");
  expect(out).toContain("Left out: 1 file without front matter, 1 draft post.");
  expect(api.articles.get("a-jekyll-post")?.document).toMatchObject({
    publishedAt: "2019-02-03T00:00:00Z",
    section: "machines",
    topics: ["repairs", "moths", "relays"],
    byline: [{ author: "grace" }],
  });
  expect(blocksOf("a-jekyll-post")).toMatchObject([
    { html: "Text with a footnote." },
    { type: "image" },
    { type: "heading", level: 4 },
  ]);
  expect(api.articles.get("astro")?.document).toMatchObject({ picture: { width: 4 } });
  expect(await lossesIn()).toEqual([
    expect.stringMatching(/^_posts.*\(text \d+:\d+\): the footnote `1` is left out: “Gone\.”$/),
  ]);
});

it("brings articles of our own over whole, and says where one is wrong", async () => {
  await mkdir(join(project.directory, "ours"));
  const front = (name: string, rest: string): string =>
    `---\nid: tag:other.example,2020:${name}\ntitle: Of ${name}\nsummary: It says.\npublishedAt: 2025-01-02T03:04:05Z\nsection: world\n${rest}---\n\nWords.\n`;
  const byline = "byline: [{ writer: ada }, { photographer: bob }]\n";
  const correction = "corrections: [{ at: 2025-02-03T04:05:06Z, text: It was *wrong*. }]\n";
  await project.write("ours/whole.md", front("whole", `${byline}story: flood\n${correction}`));
  await project.write("ours/wrong.md", front("wrong", "byline: [{ singer: ada }]\n"));
  const { code, out, err } = await importFrom("ours");
  expect(out.slice(0, 2)).toEqual([
    "adds stories: flood (flood)",
    "2 articles: 1 created, 1 not imported.",
  ]);
  expect([code, err]).toEqual([
    EXIT.problems,
    [expect.stringMatching(/^wrong\.md: line 7, column \d+: byline\/0/)],
  ]);
  expect(api.publication?.document["stories"]).toEqual({ flood: { label: "flood" } });
  expect(api.articles.get("whole")?.document).toMatchObject({
    id: "tag:other.example,2020:whole",
    updatedAt: "2025-02-03T04:05:06Z",
    byline: [
      { author: "ada", role: "writer" },
      { author: "bob", role: "photographer" },
    ],
    story: "flood",
    corrections: [{ html: "It was <em>wrong</em>." }],
  });
  expect((await importFrom("ours")).out[0]).toBe("2 articles: 1 unchanged, 1 not imported.");
});
