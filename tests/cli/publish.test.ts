import { mkdir, readFile, readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { EXIT } from "../../src/cli/exit-code.ts";
import { readManifest } from "../../src/cli/manifest.ts";
import type { FakeApi } from "../support/fake-api.ts";
import { besideApi } from "./beside-api.ts";
import { type Project, aProject } from "./project.ts";

let api: FakeApi;
let project: Project;

besideApi((desk) => {
  ({ api, project } = desk);
});

const publish = (...args: readonly string[]): ReturnType<Project["run"]> =>
  project.run("publish", "--to", api.url, ...args);
const puts = (kind: string): number =>
  api.requests.filter(
    ({ method, path }) => method === "PUT" && path.startsWith(`/publishing/${kind}`),
  ).length;

describe("edgewire publish", () => {
  it("publishes settings, files and articles, and prints a table of URLs and a summary", async () => {
    const { code, out, err } = await publish();
    expect(code).toBe(EXIT.done);
    expect(out).toEqual([
      `created  ${api.url}/articles/first`,
      `created  ${api.url}/articles/second`,
      "2 articles: 2 created; settings created.",
      expect.stringMatching(/^2 files sent, \d+ B\.$/),
    ]);
    expect(err).toEqual([expect.stringMatching(/sent$/), expect.stringMatching(/sent$/)]); // files
    expect(api.articles.get("first")?.document).toMatchObject({
      id: "tag:wire.example,2026-11-01:2026-11-20/first",
      picture: { width: 4, height: 3, type: "image/png" },
    });
    const paths = api.requests.filter(({ method }) => method === "PUT").map(({ path }) => path);
    expect(paths.findIndex((path) => path.includes("/articles/"))).toBeGreaterThan(
      paths.findLastIndex((path) => path.includes("/media/")),
    );
  });

  it("warns of a security.txt that has ended, and publishes all the same", async () => {
    await project.edit(
      "content/publication.yaml",
      "hubs: []",
      "security: { contacts: [desk@wire.example], expires: 2026-11-01T00:00:00Z }",
    );
    const { code, out, err } = await publish();
    expect(code).toBe(EXIT.done);
    expect(out).toContain("2 articles: 2 created; settings created.");
    expect(err).toContainEqual(
      expect.stringMatching(
        /^content\/publication\.yaml:10:\d+ security\/expires: warning: is 2026-11-01T00:00:00Z, which has passed/,
      ),
    );
  });

  it("says until when an article is held, and sends what directs it", async () => {
    await project.edit(
      "content/articles/first.md",
      "publishedAt: 2026-11-20T09:00:00Z",
      "embargo: 2026-12-01T09:00:00Z\nmovedFrom: [zero]",
    );
    const releaseAt = "2026-12-01T09:00:00Z";
    api.intercept = ({ method, path, body }) => {
      if (method !== "PUT" || path !== "/publishing/articles/first") return undefined;
      expect(JSON.parse(body.toString())).toMatchObject({
        embargo: releaseAt,
        publishedAt: releaseAt,
        movedFrom: ["zero"],
      });
      const receipt = { etag: '"held"', changed: true, created: true, releaseAt };
      return { status: 201, headers: { etag: receipt.etag }, body: receipt };
    };
    const { code, out } = await publish();
    expect(code).toBe(EXIT.done);
    expect(out[0]).toMatch(/^scheduled +http\S+\/articles\/first +until 2026-12-01T09:00:00Z$/);
    expect(out).toContain("2 articles: 1 scheduled, 1 created; settings created.");
  });

  it("sends a translation after every original has been answered", async () => {
    await project.edit(
      "content/articles/first.md",
      "section: world",
      "section: world\nlanguage: es\ntranslationOf: second",
    );
    const { out } = await publish();
    const articles = api.requests.filter(({ path }) => path.startsWith("/publishing/articles/"));
    expect(articles.map(({ path }) => path)).toEqual([
      "/publishing/articles/second",
      "/publishing/articles/first",
    ]);
    expect(out.slice(0, 2)).toEqual([
      `created  ${api.url}/articles/first`,
      `created  ${api.url}/articles/second`,
    ]);
  });

  it("makes links of a local publication lead to this machine", async () => {
    await publish();
    expect(api.publication?.document["baseUrl"]).toBe(api.url);
  });

  it("sends a new article under If-None-Match: *, a known one under the revision it pushed last", async () => {
    await publish();
    await project.edit("content/articles/second.md", "It goes on.", "It goes on and on.");
    const { out } = await publish();
    const tags = api.requests
      .filter(({ method, path }) => method === "PUT" && path.endsWith("/second"))
      .map(({ headers }) => headers["if-none-match"] ?? headers["if-match"]);
    expect(tags[0]).toBe("*");
    expect(tags[1]).toMatch(/^"r\d"$/);
    expect(out).toContain(`changed    ${api.url}/articles/second`);
    expect(out).toContain(`unchanged  ${api.url}/articles/first`);
  });

  it("sends a file once, however many articles use it and however often they are published", async () => {
    await project.edit(
      "content/articles/second.md",
      "It goes on.",
      '![A dot](../media/dot.png "The same dot")',
    );
    await publish();
    await publish();
    expect(puts("media")).toBe(2);
    const files = await Promise.all(
      ["dot.png", "logo.png"].map((name) =>
        readFile(join(project.directory, "content/media", name)),
      ),
    );
    expect(new Set([...api.media.values()].map(String))).toEqual(new Set(files.map(String)));
  });

  it("publishes only the articles named, and says which file is none", async () => {
    const { out } = await publish("content/articles/second.md");
    expect(out[0]).toBe(`created  ${api.url}/articles/second`);
    expect([...api.articles.keys()]).toEqual(["second"]);
    const missing = await publish("content/articles/third.md");
    expect(missing.code).toBe(EXIT.usage);
    expect(missing.err).toEqual([
      "content/articles/third.md is not an article of the content folder, nor a folder of them",
    ]);
  });

  it("keeps an article with problems back, publishes the others and exits with 1", async () => {
    await project.edit("content/articles/first.md", "section: world", "section: wold");
    const { code, out, err } = await publish();
    expect(code).toBe(EXIT.problems);
    expect([...api.articles.keys()]).toEqual(["second"]);
    expect(err).toContain(
      "content/articles/first.md:6:10 section: `wold` is not among the sections of publication.yaml; did you mean world?",
    );
    expect(out).toContain("1 article not sent.");
  });

  it("publishes nothing under settings that are wrong", async () => {
    await project.edit("content/publication.yaml", "language: en", "language: e");
    const { code, err } = await publish();
    expect(code).toBe(EXIT.problems);
    expect(err[0]).toMatch(/^content\/publication\.yaml:5:\d+ language: /);
    expect(api.requests).toEqual([]);
  });

  it("says that somebody else is ahead and leaves their revision", async () => {
    await publish();
    api.articles.set("first", { document: { title: "Theirs" }, etag: '"theirs"' });
    await project.edit("content/articles/first.md", "It begins", "It began");
    const { code, err, out } = await publish();
    expect(code).toBe(EXIT.problems);
    expect(err).toContain(
      'content/articles/first.md: somebody else published it since you did; take their change over and publish again, or replace it with --force (theirs is "theirs")',
    );
    expect(out).toContain(`ahead      ${api.url}/articles/first`);
    expect(api.articles.get("first")?.etag).toBe('"theirs"');
  });

  it("replaces their revision with --force, and remembers its own", async () => {
    await publish();
    api.articles.set("first", { document: { title: "Theirs" }, etag: '"theirs"' });
    expect((await publish("--force")).code).toBe(EXIT.done);
    expect(api.articles.get("first")?.document["title"]).toBe("The first article");
    expect((await publish()).out).toContain(`unchanged  ${api.url}/articles/first`);
  });

  it("keeps drafts as drafts, says how to see them, and where they belong once they are live", async () => {
    const { directory } = project;
    await mkdir(join(directory, "content/drafts"));
    const draft = "content/drafts/second.md";
    await rename(join(directory, "content/articles/second.md"), join(directory, draft));
    await project.edit("content/articles/first.md", "[link](/articles/second)", "link");
    expect((await publish("--drafts")).out).toContain(
      "drafted  npm run edgewire -- preview second",
    );
    const saved = api.articles.get("second");
    if (!saved) throw new Error("there is no draft");
    // Nothing is to be read where drafts are kept.
    api.intercept = ({ method, path }) =>
      method === "GET" && path.endsWith("/draft") ? { status: 405 } : undefined;
    api.articles.set("second", { ...saved, etag: '"released"' });
    expect((await publish("--drafts")).code).toBe(EXIT.done);
    api.articles.set("second", { ...saved, etag: '"published"' });
    api.states.set("second", "live");
    await project.edit(draft, "It goes on", "It went on");
    const { code, err } = await publish("--drafts");
    expect({ code, err }).toEqual({
      code: EXIT.problems,
      err: [
        `${draft}: is live by now, and no draft is kept beside that; move it to articles/, where it is published`,
      ],
    });
  });

  it("counts equal content as unchanged, whoever published it", async () => {
    await publish();
    const other = await aProject();
    const { code, out } = await other.run("publish", "--to", api.url);
    await other.remove();
    expect(code).toBe(EXIT.done);
    expect(out).toContain("2 articles: 2 unchanged; settings unchanged.");
  });

  it("takes what is not as the file asks for no equal: a draft, or news that waits", async () => {
    await publish();
    const other = await aProject();
    const again = (): ReturnType<Project["run"]> => other.run("publish", "--to", api.url);
    api.states.set("first", "draft");
    expect(await again()).toMatchObject({
      code: EXIT.problems,
      out: expect.arrayContaining([`ahead      ${api.url}/articles/first`]),
    });
    api.states.set("first", "scheduled");
    expect((await again()).code).not.toBe(EXIT.problems);
    await other.remove();
    const urgent = await aProject();
    await urgent.edit("content/articles/first.md", "section:", "breaking: true\nsection:");
    expect((await urgent.run("publish", "--to", api.url)).out).toContain(
      `ahead      ${api.url}/articles/first`,
    );
    await urgent.remove();
  });

  it("sends an article whose file was renamed under the revision of where it stood", async () => {
    await publish();
    const { etag } = api.articles.get("first") ?? {};
    const text = await project.read("content/articles/first.md");
    await project.write(
      "content/articles/renamed.md",
      text.replace("section:", "movedFrom: [first]\nsection:"),
    );
    await rm(join(project.directory, "content/articles/first.md"));
    await publish();
    const sent = api.requests.find(
      ({ method, path }) => method === "PUT" && path.endsWith("/renamed"),
    );
    expect(sent?.headers["if-match"]).toBe(etag);
  });

  it("says when the server has lost an article it once took, and publishes it anew with --force", async () => {
    await publish();
    api.articles.clear();
    const { code, err } = await publish();
    expect(code).toBe(EXIT.problems);
    expect(err).toContain(
      "content/articles/first.md: the server has none of it any more, though it was published from here; --force publishes it anew",
    );
    expect((await publish("--force")).code).toBe(EXIT.done);
    expect(api.articles.size).toBe(2);
  });

  it("finds the lines of what the server refuses", async () => {
    api.intercept = ({ method, path }) =>
      method === "PUT" && path.endsWith("/first")
        ? {
            status: 422,
            body: {
              title: "One thing is wrong",
              problems: [
                { detail: "is reserved", pointer: "/topics/0" },
                { detail: "is odd", pointer: "/cards/0" },
              ],
            },
          }
        : undefined;
    const { code, err } = await publish();
    expect(code).toBe(EXIT.problems);
    expect(err).toContain("content/articles/first.md:7:10 topics/0: is reserved");
    expect(err).toContain("content/articles/first.md cards/0: is odd");
    expect(api.articles.has("second")).toBe(true);
  });

  it("points to the id when it is at odds with the permalink", async () => {
    const detail = "The permalink belongs to tag:wire.example,2026:first";
    api.intercept = ({ method, path }) =>
      method === "PUT" && path.endsWith("/first") ? { status: 409, body: { detail } } : undefined;
    const { err } = await publish();
    expect(err).toContain(`content/articles/first.md:2:5 id: ${detail}`);
  });

  it("points to nothing where the state of the article forbids it", async () => {
    const detail = "The article is gone; publish does not apply to that";
    api.intercept = ({ method, path }) =>
      method === "PUT" && path.endsWith("/first")
        ? { status: 409, body: { title: "Conflict", detail, state: "gone" } }
        : undefined;
    expect((await publish()).err).toContain(`content/articles/first.md: ${detail}`);
  });

  it("finds the lines of what the server refuses of the settings", async () => {
    const body = { title: "Wrong", problems: [{ detail: "is odd", pointer: "/topics/syria" }] };
    api.intercept = ({ method, path }) =>
      method === "PUT" && path.endsWith("/publication") ? { status: 422, body } : undefined;
    const { err } = await publish();
    expect(err).toContain("content/publication.yaml:13:10 topics/syria: is odd");
  });

  it("follows a 202 until readers can have the article", async () => {
    api.slowProjections = 2;
    const { code, out } = await publish("content/articles/second.md");
    expect(code).toBe(EXIT.done);
    expect(out.some((line) => line.includes("on the way"))).toBe(false);
    api.intercept = ({ path }) =>
      path.startsWith("/publishing/projections/")
        ? { status: 200, body: { done: false, waiting: [] } }
        : undefined;
    await project.edit("content/articles/second.md", "It goes on.", "It goes.");
    api.slowProjections = 1;
    const late = await publish("content/articles/second.md");
    expect(late.code).toBe(EXIT.done);
    expect(late.out).toContain("1 article taken, but still on the way to readers.");
  });

  it("tries again when the server is busy, cut off or unwell", async () => {
    const failures = [503, 0, 500, 429];
    api.intercept = ({ method }) => {
      if (method !== "PUT") return undefined;
      const status = failures.shift();
      return status === undefined ? undefined : { status, headers: { "retry-after": "1" } };
    };
    const { code } = await publish("content/articles/second.md");
    expect({ code, failures }).toEqual({ code: EXIT.done, failures: [] });
    expect(api.articles.size).toBe(1);
  });

  it("exits with 3 and tries no further article when nothing answers any more", async () => {
    api.intercept = ({ path }) =>
      path.startsWith("/publishing/articles/") ? { status: 0 } : undefined;
    const { code, err, out } = await publish();
    expect(code).toBe(EXIT.server);
    expect(err.join("\n")).toContain(`${api.url} did not answer`);
    expect(out).toContain("2 articles: 2 unanswered; settings created.");
    await api.close();
    const gone = await publish();
    expect(gone.code).toBe(EXIT.server);
    expect(gone.err).toContain(`content/publication.yaml: nothing answers at ${api.url}`);
  });

  it("exits with 1 when the token is not known, and with 2 when there is none", async () => {
    const stranger = await aProject({
      environment: { PUBLISHING_TOKENS: "", EDGEWIRE_TOKEN: "ew_other" },
    });
    const refused = await stranger.run("publish", "--to", api.url);
    await stranger.remove();
    expect(refused.code).toBe(EXIT.problems);
    expect(refused.err).toEqual([
      `this token is not known at ${api.url}; EDGEWIRE_TOKEN, where it is set, goes before this machine's own`,
    ]);
    const nobody = await aProject({ environment: { PUBLISHING_TOKENS: "" } });
    const without = await nobody.run("publish", "--to", api.url);
    await nobody.remove();
    expect(without.code).toBe(EXIT.usage);
    expect(without.err[0]).toContain("there is no token");
  });

  it("takes this machine's own token for its server where no other is given", async () => {
    const own = { PUBLISHING_TOKENS: "" };
    const codes = [];
    for (const environment of [own, { ...own, EDGEWIRE_TOKEN: "nonsense" }]) {
      const desk = await aProject({ environment });
      await mkdir(join(desk.directory, ".edgewire"));
      await desk.write(".edgewire/local-token", "ew_test\n");
      codes.push((await desk.run("publish", "--to", api.url)).code);
      await desk.remove();
    }
    expect(codes).toEqual([EXIT.done, EXIT.problems]);
  });

  it("never brings an example domain before the world, nor a token onto an open wire", async () => {
    const world = await project.run("publish", "--to", "https://wire.news");
    expect(world.code).toBe(EXIT.problems);
    expect(world.err).toEqual([
      "content/publication.yaml baseUrl: https://wire.example is only an example; write the address your readers will use",
      "content/publication.yaml authority: wire.example,2026-11-01 is only an example; write a domain of yours, a comma and a day it was yours, before articles get ids under it",
    ]);
    const open = await project.run("publish", "--to", "http://wire.news");
    expect(open.code).toBe(EXIT.usage);
    expect(open.err[0]).toContain("https://");
  });

  it("prints one JSON object and nothing else with --json", async () => {
    await project.edit("content/articles/first.md", "writer: ada", "writer: adda");
    const { code, out, err } = await publish("--json");
    expect(err).toEqual([]);
    expect(out).toHaveLength(1);
    expect(JSON.parse(out[0] ?? "")).toEqual({
      target: api.url,
      publication: "created",
      media: { sent: 1, bytes: expect.any(Number) },
      articles: [
        {
          path: "content/articles/second.md",
          slug: "second",
          outcome: "created",
          url: `${api.url}/articles/second`,
          etag: api.articles.get("second")?.etag,
          projected: true,
        },
      ],
      withheld: ["content/articles/first.md"],
      warnings: [],
      problems: [
        {
          path: "content/articles/first.md",
          line: 9,
          column: 13,
          pointer: "/byline/0/writer",
          detail: "`adda` is not among the authors of publication.yaml; did you mean ada?",
        },
      ],
      exitCode: code,
    });
  });

  it("leaves only the tombstone of an article whose front matter withdraws it", async () => {
    await publish();
    await project.edit(
      "content/articles/second.md",
      "section: culture",
      "section: culture\nwithdrawn: { at: 2026-11-22T08:00:00Z, reason: Wrong. }",
    );
    const { out } = await publish();
    expect(out).toContain(`withdrawn  ${api.url}/articles/second`);
    expect(api.articles.get("second")?.document["withdrawn"]).toEqual({
      at: "2026-11-22T08:00:00Z",
      reason: "Wrong.",
    });
  });

  it("refers to a file the server has by its name alone", async () => {
    await publish();
    const [name = ""] = api.media.keys();
    for (const file of await readdir(join(project.directory, "content/media"))) {
      expect(name).not.toBe(file);
    }
    const digest = "b".repeat(64);
    api.media.set(`${digest}.png`, Buffer.alloc(12));
    await project.edit(
      "content/articles/second.md",
      "summary:",
      `picture: { src: /media/${digest}.png, alt: Theirs, width: 3, height: 2 }\nsummary:`,
    );
    const { code, err } = await publish("content/articles/second.md");
    expect({ code, err: err.filter((line) => line.includes(":")) }).toMatchObject({
      code: EXIT.done,
    });
    expect(api.articles.get("second")?.document["picture"]).toMatchObject({ bytes: 12, width: 3 });
  });

  it("stops at Ctrl-C with a manifest that agrees with the server", async () => {
    const ctrlC = new AbortController();
    const stopped = await aProject({ signal: ctrlC.signal });
    api.intercept = ({ method, path }) => {
      if (method === "PUT" && path.endsWith("/second")) ctrlC.abort();
      return undefined;
    };
    const { code } = await stopped.run("publish", "--to", api.url);
    expect(code).toBe(EXIT.interrupted);
    const [file = ""] = await readdir(join(stopped.directory, ".edgewire"));
    const manifest = readManifest(await stopped.read(`.edgewire/${file}`));
    if (!manifest.ok) throw new Error(manifest.error);
    expect(manifest.value.publication).toBe(api.publication?.etag);
    expect(manifest.value.articles.has("second")).toBe(false);
    for (const [slug, etag] of manifest.value.articles) {
      expect(api.articles.get(slug)?.etag).toBe(etag);
    }
    await stopped.remove();
  });
});
