import { spawn } from "node:child_process";
import { readFile, readdir } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterEach, beforeEach, expect, it } from "vitest";
import { EXIT } from "../../src/cli/exit-code.ts";
import { writeWordpressExport } from "../bench/wordpress-export.ts";
import { aPublication } from "../support/builders.ts";
import { type FakeApi, fakeApi } from "../support/fake-api.ts";
import { type Project, QUICK, aProject } from "./project.ts";

const MAIN = join(import.meta.dirname, "../../src/cli/main.ts");
/** Articles that are sent together, and how many such batches are on their way. */
const [BATCH, AT_ONCE] = [100, 2];

let project: Project;

/** Hundreds of articles, on a machine that has other work. */
const PATIENCE_MS = 120_000;

beforeEach(async () => {
  // A server that collects garbage at each batch takes its time.
  project = await aProject({ patience: { ...QUICK, answerMs: 60_000 } });
});
afterEach(() => project.remove());

/** The slugs of a batch. */
const slugsOf = (body: Buffer): readonly string[] =>
  body
    .toString()
    .trim()
    .split("\n")
    .map((line) => (JSON.parse(line) as { slug: string }).slug);

/** Runs the CLI in a process of its own until so many batches came, and kills it. */
const killedAfter = async (batches: number, api: FakeApi): Promise<void> => {
  const args = [MAIN, "import", "export.xml", "--to", api.url, "--json"];
  const child = spawn(process.execPath, args, {
    cwd: project.directory,
    env: { ...process.env, EDGEWIRE_TOKEN: "ew_test" },
    stdio: "ignore",
  });
  let came = 0;
  api.intercept = ({ path }) => {
    if (path === "/publishing/bulk" && (came += 1) === batches) child.kill("SIGKILL");
    return undefined;
  };
  const [, signal] = await new Promise<[unknown, string | null]>((resolve) => {
    child.once("exit", (code, by) => resolve([code, by]));
  });
  expect(signal).toBe("SIGKILL");
  api.intercept = () => undefined;
};

it(
  "goes on after it was killed: what was acknowledged is not sent again, and all of it arrives",
  { timeout: PATIENCE_MS },
  async () => {
    const api = await fakeApi();
    try {
      await project.run("publish", "--to", api.url);
      const before = api.articles.size;
      await writeWordpressExport(join(project.directory, "export.xml"), 400, 500);
      await killedAfter(3, api);
      const arrived = api.articles.size - before;
      expect(arrived).toBeGreaterThan(0);
      expect(arrived).toBeLessThan(400);

      const folder = join(project.directory, ".edgewire/imports");
      const state = (await readdir(folder)).find((name) => name.endsWith("state.jsonl")) ?? "";
      const noted = (await readFile(join(folder, state), "utf8")).split("\n").slice(0, -1);
      const acknowledged = noted.map((line) => (JSON.parse(line) as { slug: string }).slug);
      expect(acknowledged.length).toBeGreaterThan(0);
      const etags = new Map([...api.articles].map(([slug, { etag }]) => [slug, etag]));
      const sentBefore = api.requests.length;
      const { code, out } = await project.run("import", "export.xml", "--to", api.url);
      expect(code).toBe(EXIT.done);
      expect(out).toContain(`400 articles: ${400 - arrived} created, ${arrived} unchanged.`);

      const sent = api.requests
        .slice(sentBefore)
        .filter(({ path }) => path === "/publishing/bulk")
        .flatMap(({ body }) => slugsOf(body));
      expect(sent.filter((slug) => acknowledged.includes(slug))).toEqual([]);
      expect(sent.length).toBeLessThanOrEqual(400 - arrived + BATCH * AT_ONCE);
      // Nothing that was there has another revision now.
      for (const [slug, etag] of etags) expect(api.articles.get(slug)?.etag).toBe(etag);
      expect(api.articles.size - before).toBe(400);
      expect(await readdir(folder)).not.toContainEqual(expect.stringMatching(/sqlite$/));
    } finally {
      await api.close();
    }
  },
);

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

/** A server that takes everything and keeps nothing, and tells how much is alive at each batch. */
const takingAll = async (alive: number[]) => {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const { url = "" } = request;
      if (url === "/publishing/bulk") {
        const slugs = slugsOf(Buffer.concat(chunks.splice(0)));
        collectGarbage();
        alive.push(process.memoryUsage().heapUsed);
        const lines = slugs.map((slug) => JSON.stringify({ slug, status: 201, etag: '"1"' }));
        response.end(lines.map((line) => `${line}\n`).join(""));
      } else if (url === "/publishing/publication") {
        response.setHeader("etag", '"1"').end(JSON.stringify(aPublication()));
      } else {
        response.end(JSON.stringify({ articles: [], next: null, etag: '"1"' }));
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return { url: `http://127.0.0.1:${address.port}`, close: () => server.close() };
};

/** The most that was alive while so many articles of 8 kB were imported. */
const aliveBeside = async (articles: number): Promise<number> => {
  const alive: number[] = [];
  const server = await takingAll(alive);
  try {
    const file = `export-${articles}.xml`;
    await writeWordpressExport(join(project.directory, file), articles, 8000);
    const { code, out } = await project.run("import", file, "--to", server.url);
    expect(out).toContain(`${articles} articles: ${articles} created.`);
    expect(code).toBe(EXIT.done);
    expect(alive).toHaveLength(articles / BATCH);
    return Math.max(...alive);
  } finally {
    server.close();
  }
};

it(
  "has as much alive beside a long export as beside a short one",
  { timeout: PATIENCE_MS },
  async () => {
    // The long one first: what is loaded and compiled stays. Both have as many batches on their way.
    const long = await aliveBeside(600);
    const short = await aliveBeside(300);
    // Three hundred articles of 8 kB are 2.4 MB, and V8 keeps all of a text for a few words of it.
    expect(long - short).toBeLessThan(1_200_000);
  },
);
