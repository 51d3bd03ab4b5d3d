import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { mkdir, readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { join } from "node:path";
import { aProject, type Project } from "../cli/project.ts";
import { workshop } from "./served.ts";

const FIXTURES = join(import.meta.dirname, "../cli/fixtures");

let project: Project;
let site: Server;

/** A site with one picture, which leaves for the workshop's real Worker. */
beforeAll(async () => {
  const dot = await readFile(join(FIXTURES, "content/media/dot.png"));
  site = createServer((request, response) => {
    response.writeHead(request.url === "/files/dot.png" ? 200 : 404);
    response.end(request.url === "/files/dot.png" ? dot : undefined);
  });
  await new Promise<void>((resolve) => {
    site.listen(0, "127.0.0.1", resolve);
  });
  const address = site.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const environment = { PUBLISHING_TOKENS: "", EDGEWIRE_TOKEN: workshop().token };
  project = await aProject({ environment });
  for (const name of ["wordpress.xml", "ghost.json"]) {
    const text = await readFile(join(FIXTURES, "import", name), "utf8");
    await project.write(name, text.replaceAll("SITE", `http://127.0.0.1:${address.port}`));
  }
});
afterAll(async () => {
  site.close();
  await project.remove();
});

const get = (path: string): Promise<Response> =>
  fetch(new URL(path, workshop().origin), { redirect: "manual" });

/** Nobody waits for what comes in batches: the alarm writes it. */
const written = () =>
  vi.waitFor(
    async () => {
      const { out } = await project.run("status", "--to", workshop().origin, "--json");
      expect(JSON.parse(out.join(""))).toMatchObject({ outbox: { waiting: 0 } });
    },
    { timeout: 20_000, interval: 200 },
  );

it.each([
  ["wordpress.xml", "a-bug", "/2017/05/a-bug/"],
  ["ghost.json", "a-card", "/a-card"],
])("publishes %s through the real API, once", async (file, slug, old) => {
  const run = () => project.run("import", file, "--to", workshop().origin);
  const { out, err } = await run();
  expect(err).toEqual([]);
  expect(out).toContain("2 articles: 2 created.");
  await written();
  const article = await get(`/articles/${slug}/article.json`);
  expect(article.status).toBe(200);
  const { picture } = await article.json<{ picture: { url: string } }>();
  const shown = await get(new URL(picture.url, "https://any.example").pathname);
  expect(shown.headers.get("Content-Type")).toBe("image/png");
  const moved = await get(old);
  expect([moved.status, moved.headers.get("Location")]).toEqual([301, `/articles/${slug}`]);
  expect((await run()).out[0]).toBe("2 articles: 2 unchanged.");
});

it("keeps a draft from everybody, and exports it apart", async () => {
  const origin = workshop().origin;
  await mkdir(join(project.directory, "notes"));
  await project.write(
    "notes/a-secret.md",
    "---\ntitle: A secret\ndate: 2022-07-08\ndraft: true\n---\nNot yet.\n",
  );
  const run = () => project.run("import", "notes", "--drafts", "--to", origin);
  expect((await run()).out).toContain("1 article: 1 created.");
  expect((await run()).out).toContain("1 article: 1 unchanged.");
  expect((await get("/articles/a-secret")).status).toBe(404);
  await project.run("export", "copy", "--from", origin);
  expect(await project.read("copy/drafts/a-secret.md")).toContain("Not yet.");
});
