import { mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { EXIT } from "../../src/cli/exit-code.ts";
import { TOKEN } from "../support/newswire.ts";
import { type ServedNewsroom, serveNewsroom } from "../support/served-newsroom.ts";
import { type Project, aProject } from "./project.ts";

let newsroom: ServedNewsroom;
let project: Project;

beforeEach(async () => {
  newsroom = await serveNewsroom(Date.UTC(2026, 10, 22, 9));
  project = await aProject({ environment: { PUBLISHING_TOKENS: "", EDGEWIRE_TOKEN: TOKEN } });
});
afterEach(async () => {
  await newsroom.close();
  await project.remove();
});

const run = async (...args: readonly string[]): Promise<readonly string[]> => {
  const { code, out, err } = await project.run(...args);
  expect([err.filter((line) => !/^(?:Media|Pictures): /.test(line)), code]).toEqual([
    [],
    EXIT.done,
  ]);
  return out;
};

const write = (name: string, fields: string, body = "Words.", folder = "articles") =>
  project.write(
    `content/${folder}/${name}.md`,
    `---
id: tag:wire.example,2026-11-01:${name}
title: Of ${name}
summary: What it says.
section: world
byline:
  - writer: ada
${fields}
---

${body}
`,
  );

/** A newsroom in which everything has happened that can happen to an article. */
const fillNewsroom = async (): Promise<void> => {
  const day = (number: number): string => `publishedAt: 2026-11-${number}T09:00:00Z`;
  await project.edit("content/publication.yaml", "authors:", "stories: { flood: Flood }\nauthors:");
  await project.edit(
    "content/publication.yaml",
    "language: en",
    "language: en\nlanguages: { es: Español }",
  );
  await write(
    "live",
    `${day(10)}
story: flood
developments:
  - { at: 2026-11-12T09:00:00Z, title: More water, text: It *rose*. }
corrections:
  - { at: 2026-11-13T09:00:00Z, text: The depth was wrong. }`,
  );
  await write("vivo", `${day(11)}\nlanguage: es\ntranslationOf: live`);
  for (const name of ["gone", "replaced", "legal", "retracted", "reinstated"]) {
    await write(name, day(14), `![A dot](../media/${name === "gone" ? name : "dot"}.png)`);
  }
  const content = join(project.directory, "content");
  await mkdir(join(content, "drafts"));
  const dot = await readFile(join(content, "media/dot.png"));
  for (const name of ["gone", "held"]) {
    // A file that nothing public names; what stands behind a picture's end belongs to nothing.
    await writeFile(join(content, `media/${name}.png`), Buffer.concat([dot, Buffer.from(name)]));
  }
  await write(
    "draft",
    "publishedAt: 2027-02-01T09:00:00Z\ntopics: [unheard-of]",
    "Words.",
    "drafts",
  );
  await write("held", day(16), "![A dot](../media/held.png)", "drafts");
  await write("later", "embargo: 2027-01-01T00:00:00Z", "See [before](/articles/before).");
  await write("before", day(15));
  await project.write(
    "content/_redirects",
    "/?p=12 /articles/live 301\n/2017/a-flood/ /articles/before\n",
  );
  await run("publish", "--drafts", "--to", newsroom.url);
};

/** What the ledger alone can do. */
const live = async (): Promise<void> => {
  await newsroom.post("articles/held/schedule", { at: "2027-01-02T00:00:00Z" });
  await newsroom.post("articles/live/corrections", { text: "The *name* was wrong." });
  await newsroom.post("articles/before/move", { to: "between" });
  await newsroom.post("articles/between/move", { to: "after" });
  await newsroom.post("articles/live/move", { to: "alive" });
  await newsroom.post("articles/gone/move", { to: "went" });
  const to = ["--to", newsroom.url] as const;
  await run("withdraw", "went", "--reason", "In error.", "--replaced-by", "alive", ...to);
  await run("withdraw", "replaced", "--reason", "Superseded.", "--replaced-by", "first", ...to);
  await run("withdraw", "first", "--reason", "Superseded too.", ...to);
  await run("withdraw", "legal", "--reason", "A court says so.", "--demand-by", "A court", ...to);
  await run("withdraw", "retracted", "--reason", "It is not so.", "--retracted", ...to);
  await run("withdraw", "reinstated", "--reason", "In error.", ...to);
  await newsroom.post("articles/reinstated/reinstate");
  await newsroom.settle();
};

const filesIn = async (folder: string): Promise<ReadonlyMap<string, string>> => {
  const root = join(project.directory, folder);
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const paths = entries.flatMap((entry) =>
    entry.isFile() ? [join(entry.parentPath, entry.name)] : [],
  );
  return new Map(
    await Promise.all(
      paths
        .sort()
        .map(
          async (path) => [path.slice(root.length + 1), await readFile(path, "latin1")] as const,
        ),
    ),
  );
};

const SLUGS = `live alive vivo gone went replaced legal retracted reinstated draft held later before
  between after first second`.split(/\s+/);

/** What the public hears of every slug, feed and old address. */
const publicAnswers = async (): Promise<Readonly<Record<string, unknown>>> => {
  const paths = [
    ...SLUGS.flatMap((slug) => [`/articles/${slug}`, `/articles/${slug}/article.json`]),
    "/feed.json",
    "/languages/es/feed.json",
    "/stories/flood/feed.json",
    "/topics/syria/feed.json",
    "/?p=12",
    "/2017/a-flood",
    "/sitemaps/1/articles.xml",
    "/archive/1",
  ];
  const answers = await Promise.all(
    paths.map(async (path) => {
      const response = await newsroom.get(path);
      const text = await response.text();
      const said = path.endsWith(".json") && response.ok ? entriesIn(text) : saidIn(text);
      const to = new URL(response.headers.get("Location") ?? "", newsroom.url).pathname;
      return [path, { status: response.status, to, said }] as const;
    }),
  );
  return Object.fromEntries(answers);
};

/** A feed's entries, or the article; the fields that say how the newsroom came to them are its own. */
const entriesIn = (text: string): unknown => {
  const json = JSON.parse(text) as { readonly items?: readonly { readonly id: string }[] };
  return json.items ? json.items.toSorted((a, b) => (a.id < b.id ? -1 : 1)) : json;
};

/** The slugs that a page or a sitemap leads to. */
const saidIn = (text: string): readonly string[] =>
  [...new Set([...text.matchAll(/\/articles\/([a-z0-9-]+)/g)].map(([, slug = ""]) => slug))].sort();

describe("an export", () => {
  it("gives another newsroom everything that the first one has", async () => {
    await fillNewsroom();
    await live();
    await run("export", "copy", "--from", newsroom.url);
    const copy = await filesIn("copy");
    const said = await publicAnswers();
    expect(copy.get("_redirects")).toBe(
      "/2017/a-flood /articles/before 301\n/?p=12 /articles/live 301\n",
    );
    expect(copy.get("articles/after.md")).toContain("movedFrom: [ before, between ]");
    expect([...copy.keys()].filter((name) => name.startsWith("drafts/"))).toEqual([
      "drafts/draft.md",
    ]);
    expect(said).toMatchObject({
      "/articles/live": { status: 301, to: "/articles/alive" },
      "/articles/before": { status: 301, to: "/articles/after" },
      "/articles/went": { status: 410 },
      "/articles/legal": { status: 451 },
      "/articles/retracted": { status: 200 },
      "/articles/held": { status: 404 },
      "/2017/a-flood": { status: 301, to: "/articles/before" },
    });
    // Each time an empty newsroom gets it; of the second, articles and settings come apart.
    const to = ["--to", newsroom.url] as const;
    const settings = ["publish", "copy/publication.yaml", "--content", "copy", "--force", ...to];
    for (const [index, commands] of [
      [["publish", "--content", "copy", "--drafts", "--force", ...to]],
      [settings, ["import", "copy", "--drafts", ...to]],
    ].entries()) {
      newsroom.replace();
      for (const command of commands) await run(...command);
      await newsroom.settle();
      expect(await publicAnswers()).toEqual(said);
      await run("export", `again-${index}`, "--from", newsroom.url);
      expect(await filesIn(`again-${index}`)).toEqual(copy);
    }
    expect(await run("import", "copy", "--drafts", ...to)).toEqual([
      "13 articles: 13 unchanged.",
      "2 of the old addresses lead here.",
    ]);
  });
});
