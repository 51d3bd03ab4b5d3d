import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type FakeApi, fakeApi } from "../support/fake-api.ts";
import { type Project, aProject } from "./project.ts";

let api: FakeApi;
let project: Project;

beforeEach(async () => {
  api = await fakeApi();
  project = await aProject();
  await mkdir(join(project.directory, "blog"));
  await project.write("blog/a.md", "---\ntitle: A\ndate: 2022-07-08\n---\nText.\n");
  await project.write("blog/b.md", "---\ntitle: B\ndate: 2022-07-08\nauthor: Grace\n---\nText.\n");
});
afterEach(async () => {
  await api.close();
  await project.remove();
});

const importBlog = async (...args: readonly string[]): Promise<readonly string[]> => {
  await project.run("publish", "--to", api.url);
  return (await project.run("import", "blog", "--to", api.url, ...args)).out;
};

const writers = () =>
  ["a", "b"].map((slug) => api.articles.get(slug)?.document["byline"] as { author: string }[]);

const BOB = "  bob: { name: Bob Editor, kind: person }\n";

describe("an article without an author", () => {
  it("is signed by the publication's organization, and the import says how many are", async () => {
    const desk = "  desk: { name: The Desk, kind: organization }\n";
    await project.edit("content/publication.yaml", BOB, BOB + desk);
    expect(await importBlog()).toContain(
      "1 article without an author: signed by desk (The Desk), unless --author names another.",
    );
    expect(writers()).toMatchObject([[{ author: "desk" }], [{ author: "grace" }]]);
    const [json] = await importBlog("--json");
    expect(JSON.parse(json ?? "")).toMatchObject({ unsigned: { articles: 1, author: "desk" } });
  });

  it("is signed by the publication itself where several people could have written it", async () => {
    const out = await importBlog();
    expect(out).toContain("adds authors: the-test-wire (The Test Wire)");
    expect(writers()).toMatchObject([[{ author: "the-test-wire" }], [{ author: "grace" }]]);
    expect(api.publication?.document).toMatchObject({
      authors: { "the-test-wire": { name: "The Test Wire", kind: "organization" } },
    });
  });

  it("is signed by whom --author names, and nothing has to be said of it", async () => {
    const out = await importBlog("--author", "bob");
    expect(writers()).toMatchObject([[{ author: "bob" }], [{ author: "grace" }]]);
    expect(out.join("\n")).not.toMatch(/without an author|the-test-wire/);
  });
});
