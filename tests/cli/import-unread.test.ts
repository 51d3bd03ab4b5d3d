import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { EXIT } from "../../src/cli/exit-code.ts";
import { anEmptyDeskEach } from "./importing.ts";

const desk = anEmptyDeskEach();

describe("a source that ends before its end", () => {
  it.each([
    ["in its first post", "A bug & its", "nothing of it came whole"],
    ["in a tag of its second", "le><![CDATA[The relay", "begins in line 11, “A bug & its moth”"],
    ["after its last", "</channel>", "the last that came whole begins in line 84, “Secret”"],
  ])("%s is told, and what came whole comes along", async (_, where, last) => {
    const fixture = join(import.meta.dirname, "fixtures/import/wordpress.xml");
    const text = await readFile(fixture, "utf8");
    const at = text.indexOf(where);
    expect(at).toBeGreaterThan(0);
    await desk.project.write("cut.xml", text.slice(0, at));
    for (const flags of [["--dry-run"], []]) {
      const { code, err } = await desk.importFrom("cut.xml", ...flags);
      expect(code).toBe(EXIT.problems);
      expect(err).toEqual([
        expect.stringMatching(/^cut\.xml:\d+: the source ends before its end; /),
      ]);
      expect(err[0]).toContain(last);
    }
    expect(desk.api.articles.has("a-bug")).toBe(!last.startsWith("nothing"));
  });
});

describe("a source that cannot be read on", () => {
  const item = (name: string, end: string): string =>
    `<item><title>${name}</title><guid>${name}</guid><pubDate>Tue, 03 Mar 2020 09:00:00 GMT</pubDate><description>Text of ${name}${end}\n`;
  const WHOLE = "</description></item>";

  it.each([
    [
      "an end tag that fits nothing",
      "<br></p></description></item>",
      3,
      "the end tag `</p>` fits nothing that is open",
    ],
    [
      "an item that does not end",
      "</description>",
      4,
      "one more `<item>` begins within that of line 3",
    ],
  ])(
    "for %s is told with the place, and only what came whole before comes along",
    async (_, end, line, why) => {
      await desk.project.write(
        "broken.xml",
        `<rss version="2.0"><channel><title>B</title><link>https://b.example/</link>\n${item("first", WHOLE)}${item("second", end)}${item("third", WHOLE)}</channel></rss>`,
      );
      const { code, err } = await desk.importFrom("broken.xml");
      expect(code).toBe(EXIT.problems);
      expect(err).toEqual([
        `broken.xml:${line}: the source cannot be read on: ${why}; the last that came whole begins in line 2, “first”`,
      ]);
      expect([...desk.api.articles.keys()]).toEqual(["first"]);
    },
  );
});

describe("a date that is none", () => {
  it("is told with its words and its line", async () => {
    await desk.project.write("blog/a.md", "---\ntitle: A\ndate: 2021-13-45\n---\nText.\n");
    await desk.project.write("blog/b.md", "---\ntitle: B\n---\nText.\n");
    await desk.project.write("blog/2021-02-30-c.md", "---\ntitle: C\n---\nText.\n");
    const { code, err } = await desk.importFrom("blog");
    expect([code, err]).toEqual([
      EXIT.problems,
      [
        "2021-02-30-c.md: has `2021-02-30` for its date of publication, which is no date",
        "a.md: has `2021-13-45` for its date of publication in line 3, which is no date",
        "b.md: has no date of publication",
      ],
    ]);
  });

  it("is told of feeds and exports too", async () => {
    const item = (inside: string) => `<item>\n<title>T</title>\n${inside}\n</item>`;
    const wxr = 'xmlns:wp="http://wordpress.org/export/1.2/"';
    await desk.project.write(
      "feed.xml",
      `<rss ${wxr}><channel>${item("<pubDate>31 Febtember</pubDate>")}${item(
        "<wp:post_type>post</wp:post_type><wp:status>publish</wp:status>\n<wp:post_date_gmt>0000-00-00 00:00:00</wp:post_date_gmt>",
      )}</channel></rss>`,
    );
    expect((await desk.importFrom("feed.xml")).err).toEqual([
      "feed.xml:1: has `31 Febtember` for its date of publication in line 3, which is no date",
      "feed.xml:4: has `0000-00-00 00:00:00` for its date of publication in line 7, which is no date",
    ]);
    const item2 = { id: "1", date_published: "soon", content_text: "x" };
    const version = "https://jsonfeed.org/version/1.1";
    await desk.project.write("feed.json", JSON.stringify({ version, title: "x", items: [item2] }));
    expect((await desk.importFrom("feed.json")).err).toEqual([
      "feed.json items[0]: has `soon` for its date of publication, which is no date",
    ]);
  });
});

it("reads TOML front matter, as Hugo writes it", async () => {
  await desk.project.write(
    "blog/post.md",
    '+++\ntitle = "A post"\ndate = 2022-07-08T10:00:00+02:00\ntags = ["moths"]\ndraft = false\n[cover]\nimage = "none.png"\n+++\nText.\n',
  );
  await desk.project.write("blog/day.md", '+++\ntitle = "A day"\ndate = 2022-07-08\n+++\nText.\n');
  await desk.project.write(
    "blog/draft.md",
    '+++\ntitle = "A draft"\ndate = 2022-07-08\ndraft = true\n+++\n.\n',
  );
  await desk.project.write("blog/wrong.md", "+++\ntitle = A post\n+++\nText.\n");
  const { out, err } = await desk.importFrom("blog");
  expect(out).toContain("3 articles: 2 created, 1 not imported.");
  expect(out).toContain("Left out: 1 draft post.");
  expect(err).toEqual([expect.stringMatching(/^wrong\.md: has front matter that is no TOML: /)]);
  expect(desk.api.articles.get("post")?.document).toMatchObject({
    title: "A post",
    publishedAt: "2022-07-08T08:00:00Z",
    topics: ["moths"],
    cards: [{ blocks: [{ html: "Text." }] }],
  });
  expect(desk.api.articles.get("day")?.document["publishedAt"]).toBe("2022-07-08T00:00:00Z");
});

it("reads shortcodes of Hugo and tags of Liquid that are markup, and names the others", async () => {
  const dot = await readFile(join(import.meta.dirname, "fixtures/content/media/dot.png"));
  await desk.project.write("blog/static/ok.png", dot);
  const text = [
    '{{< figure src="/ok.png" alt="A dot" caption="Enlarged" >}}',
    "{% include x.html %}",
    "{{% notice %}}",
    "Mind.",
    "{{% /notice %}}",
    "",
    "{{< youtube dQw4w9WgXcQ >}}",
    "{% highlight ruby %}",
    "puts 1",
    "{% endhighlight %}",
  ].join("\n");
  await desk.project.write("blog/post.md", `---\ntitle: A post\ndate: 2022-07-08\n---\n${text}\n`);
  const { code } = await desk.importFrom("blog", "--report", "losses.jsonl");
  expect(code).toBe(EXIT.done);
  expect(desk.api.articles.get("post")?.document).toMatchObject({
    cards: [
      {
        blocks: [
          { type: "image", picture: { alt: "A dot", caption: "Enlarged" } },
          { type: "paragraph", html: "Mind." },
          { type: "embed", provider: "youtube", externalId: "dQw4w9WgXcQ" },
          { type: "code", language: "ruby" },
        ],
      },
    ],
  });
  const losses = (await desk.project.read("losses.jsonl")).trim().split("\n");
  expect(losses.map((line) => (JSON.parse(line) as { place: string }).place)).toEqual([
    "post.md (text 2:1)",
    "post.md (text 3:1)",
  ]);
});

describe("files of a folder that cannot be read", () => {
  const front = (fields: string): string => `---\n${fields}\n---\nText.\n`;

  it("are articles that are not imported, each with its reason", async () => {
    await desk.project.write("blog/yaml.md", front("title: [unclosed"));
    await desk.project.write("blog/latin.md", Buffer.from(front("title: Caf\u00e9"), "latin1"));
    await desk.project.write("blog/none.md", "# Only text\n");
    await desk.project.write("blog/empty.md", "");
    const { code, out, err } = await desk.importFrom("blog");
    expect([code, out]).toEqual([
      EXIT.problems,
      ["2 articles: 2 not imported.", "Left out: 2 files without front matter."],
    ]);
    expect(err).toEqual([
      "latin.md: is not UTF-8; save it as UTF-8",
      expect.stringMatching(/^yaml\.md: has front matter that is no YAML: /),
    ]);
    const { out: json } = await desk.importFrom("blog", "--json");
    expect(JSON.parse(json[0] ?? "")).toMatchObject({
      articles: 2,
      outcomes: { "not imported": 2 },
      skipped: { "file without front matter": 2 },
      notTried: 0,
    });
  });
});
