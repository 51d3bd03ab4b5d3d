import { symlink } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { EXIT } from "../../src/cli/exit-code.ts";
import { anEmptyDeskEach } from "./importing.ts";
import { aProject } from "./project.ts";

const desk = anEmptyDeskEach();

const ours = (name: string): string =>
  `---\nid: tag:other.example,2020:${name}\ntitle: Of ${name}\nsummary: It says.\npublishedAt: 2025-01-02T03:04:05Z\nsection: world\nbyline: [{ writer: ada }]\n---\n\nWords.\n`;

const post = (...fields: readonly string[]): string =>
  `---\n${["title: A post", "date: 2022-07-08", ...fields].join("\n")}\n---\nWords.\n`;

describe("edgewire import of drafts", () => {
  it.each([
    ["copy", "copy/drafts/secret.md", ours("secret")],
    ["copy/drafts", "copy/drafts/secret.md", ours("secret")],
    ["copy/drafts/2025", "copy/drafts/2025/secret.md", ours("secret")],
    ["j/_drafts", "j/_drafts/2022-01-01-secret.md", "---\ntitle: Secret\n---\nWords.\n"],
    // Not whole yet, as drafts are, it could be anybody's.
    ["copy/drafts", "copy/drafts/secret.md", ours("secret").replace(/byline: .*\n/, "")],
  ])("of %s leaves %s out, unless it is told to bring it", async (source, path, text) => {
    await desk.project.write(path, text);
    const { code, out } = await desk.importFrom(source);
    expect([code, out]).toEqual([EXIT.done, ["0 articles.", "Left out: 1 draft post."]]);
    expect(desk.api.articles.size).toBe(0);
    expect((await desk.importFrom(source, "--drafts")).out[0]).toBe("1 article: 1 created.");
    expect(desk.api.states).toEqual(new Map([["secret", "draft"]]));
  });

  it("knows the folder of drafts from within, and by another name", async () => {
    await desk.project.write("copy/drafts/secret.md", ours("secret"));
    const inside = await aProject({ directory: join(desk.project.directory, "copy/drafts") });
    const { out } = await inside.run("import", ".", "--author", "ada", "--to", desk.api.url);
    await inside.remove();
    expect(out).toEqual(["0 articles.", "Left out: 1 draft post."]);
    await symlink(
      join(desk.project.directory, "copy/drafts"),
      join(desk.project.directory, "ready"),
    );
    expect((await desk.importFrom("ready")).out).toEqual([
      "0 articles.",
      "Left out: 1 draft post.",
    ]);
    expect(desk.api.articles.size).toBe(0);
  });

  it.each([
    "published: no",
    "published: Off",
    'published: "false"',
    "published: n",
    "draft: yes",
    "draft: ON",
    'draft: "true"',
    "Draft: true",
    "status: draft",
  ])("takes `%s` for the mark of a draft", async (field) => {
    await desk.project.write("blog/secret.md", post(field));
    expect((await desk.importFrom("blog")).out).toEqual(["0 articles.", "Left out: 1 draft post."]);
    expect(desk.api.articles.size).toBe(0);
    await desk.importFrom("blog", "--drafts");
    expect(desk.api.states).toEqual(new Map([["secret", "draft"]]));
  });

  it.each(["published: yes", 'published: "True"', "draft: no", "draft: n", "draft:"])(
    "takes `%s` for published",
    async (field) => {
      await desk.project.write("blog/public.md", post(field));
      expect((await desk.importFrom("blog")).out).toContain("1 article: 1 created.");
      expect(desk.api.states.get("public")).toBeUndefined();
    },
  );

  it("leaves out what says neither, with the words it says", async () => {
    await desk.project.write("blog/secret.md", post("published: not yet"));
    await desk.project.write("blog/other.md", post("draft: [1]"));
    const { code, out, err } = await desk.importFrom("blog", "--drafts");
    expect([code, out]).toEqual([EXIT.problems, ["2 articles: 2 not imported."]]);
    expect(err).toEqual([
      "other.md: has `draft: object`, which is neither yes nor no; it is left out",
      "secret.md: has `published: not yet`, which is neither yes nor no; it is left out",
    ]);
    expect(desk.api.articles.size).toBe(0);
  });

  it("leaves out what is hidden for another reason, with --drafts too", async () => {
    await desk.project.write("blog/secret.md", post("status: Private"));
    const { out } = await desk.importFrom("blog", "--drafts");
    expect(out).toEqual(["0 articles.", "Left out: 1 private post."]);
  });
});

const APP = 'xmlns:app="http://www.w3.org/2007/app"';
const OLD_APP = 'xmlns:app="http://purl.org/atom/app#"';
const BLOGGER = 'xmlns:b="http://schemas.google.com/blogger/2018"';
const kind = (name: string): string =>
  `<category scheme="http://schemas.google.com/g/2005#kind" term="http://schemas.google.com/blogger/2008/kind#${name}"/>`;

describe("edgewire import of an Atom entry", () => {
  const feed = (inside: string): string =>
    `<feed xmlns="http://www.w3.org/2005/Atom"><title>Old</title><entry><id>urn:1</id><title>Secret</title>
    <published>2020-01-01T00:00:00Z</published><updated>2020-01-01T00:00:00Z</updated>${inside}<content>Words.</content></entry></feed>`;

  it.each([
    [`<app:control ${APP}><app:draft>yes</app:draft></app:control>`, "draft post"],
    [`<app:control ${OLD_APP}><app:draft>yes</app:draft></app:control>`, "draft post"],
    [`<b:status ${BLOGGER}>DRAFT</b:status>`, "draft post"],
    [`<b:status ${BLOGGER}>SOFT_TRASHED</b:status>`, "deleted post"],
    [`<b:type ${BLOGGER}>COMMENT</b:type>`, "comment"],
    [kind("settings"), "setting"],
  ])("leaves out what says %s", async (inside, what) => {
    await desk.project.write("feed.xml", feed(inside));
    const { code, out } = await desk.importFrom("feed.xml");
    expect([code, out.slice(0, 2)]).toEqual([EXIT.done, ["0 articles.", `Left out: 1 ${what}.`]]);
    await desk.importFrom("feed.xml", "--drafts");
    const states = what === "draft post" ? [["secret", "draft"]] : [];
    expect([...desk.api.states]).toEqual(states);
    expect(desk.api.articles.size).toBe(states.length);
  });

  it.each([
    `<app:control ${APP}><app:draft>no</app:draft></app:control>`,
    `<b:type ${BLOGGER}>POST</b:type><b:status ${BLOGGER}>LIVE</b:status>`,
    kind("post"),
  ])("brings what says %s", async (inside) => {
    await desk.project.write("feed.xml", feed(inside));
    expect((await desk.importFrom("feed.xml")).out).toEqual(["1 article: 1 created."]);
    expect(desk.api.articles.get("secret")?.document["topics"]).toEqual([]);
  });
});

describe("edgewire import of what is not for now", () => {
  it.each([
    [
      "a later publishDate",
      post("publishDate: 2099-01-01"),
      /^secret\.md: is to be published at 2099-01-01/,
    ],
    [
      "a past expiryDate",
      post("expiryDate: 2023-01-01"),
      /^secret\.md: has not been shown since 2023-01-01/,
    ],
    [
      "an embargo, and is not whole",
      ours("secret").replace(/byline: .*/, "embargo: 2099-01-01T00:00:00Z"),
      /^secret\.md: line \d+, column \d+: byline: /,
    ],
    [
      "a withdrawal, and is not whole",
      ours("secret").replace(/section: .*/, "withdrawn: { at: 2025-02-01, reason: Wrong. }"),
      /^secret\.md: line \d+, column \d+: (?:section|withdrawn)/,
    ],
  ])("does not publish what has %s", async (_, text, reason) => {
    await desk.project.write("blog/secret.md", text);
    const { code, out, err } = await desk.importFrom("blog");
    expect([code, out[0]]).toEqual([EXIT.problems, "1 article: 1 not imported."]);
    expect(err[0]).toMatch(reason);
    expect(desk.api.articles.size).toBe(0);
  });

  it("publishes what is shown until later", async () => {
    await desk.project.write(
      "blog/public.md",
      post("publishDate: 2022-08-01", "expiryDate: 2099-01-01"),
    );
    await desk.importFrom("blog");
    expect(desk.api.articles.get("public")?.document["publishedAt"]).toBe("2022-08-01T00:00:00Z");
  });

  const item = (status: string, more = ""): string =>
    `<item><title>Secret</title><guid>https://old.example/?p=1</guid><pubDate>Sun, 01 Jan 2017 00:00:00 GMT</pubDate>
    <description>Words.</description><wp:post_id>1</wp:post_id><wp:post_type>post</wp:post_type>${status}${more}</item>`;

  it.each([
    ["draft", "draft"],
    ["pending", "pending"],
    ["future", "scheduled"],
    ["private", "private"],
    ["trash", "deleted"],
    ["auto-draft", "draft"],
    ["", "unknown"],
  ])("does not publish a post of WordPress that is %s", async (status, what) => {
    const said = status && `<wp:status>${status}</wp:status>`;
    for (const namespace of [
      'xmlns:wp="http://wordpress.org/export/1.2/"',
      'xmlns:wp="http://wordpress.org/export/1.2"',
      "",
    ]) {
      await desk.project.write(
        "export.xml",
        `<rss version="2.0" ${namespace}><channel>${item(said)}</channel></rss>`,
      );
      const { code, out } = await desk.importFrom("export.xml");
      expect([code, out[0], out[1]]).toEqual([
        EXIT.done,
        "0 articles.",
        `Left out: 1 ${what} post.`,
      ]);
    }
    expect(desk.api.articles.size).toBe(0);
  });

  it.each(["scheduled", "draft", "sent"])(
    "does not publish a post of Ghost that is %s",
    async (status) => {
      const row = { id: "1", title: "T", slug: "secret", html: "<p>x</p>", status };
      const posts = [{ ...row, published_at: "2020-01-01T00:00:00.000Z" }];
      await desk.project.write("ghost.json", JSON.stringify({ data: { posts } }));
      expect((await desk.importFrom("ghost.json")).out).toEqual([
        "0 articles.",
        `Left out: 1 ${status} post.`,
      ]);
    },
  );
});
