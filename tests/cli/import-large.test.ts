import { execFile, spawn } from "node:child_process";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, expect, it } from "vitest";
import { EXIT } from "../../src/cli/exit-code.ts";
import { writeWordpressExport } from "../bench/wordpress-export.ts";
import { type FakeApi, fakeApi } from "../support/fake-api.ts";
import { BATCH, slugsOf } from "./batches.ts";
import { type Project, QUICK, aProject } from "./project.ts";

const MAIN = join(import.meta.dirname, "../../src/cli/main.ts");
/** How many batches are on their way at once. */
const AT_ONCE = 2;

let project: Project;

/** Hundreds of articles, on a machine that has other work. */
const PATIENCE_MS = 120_000;

beforeEach(async () => {
  // A server that collects garbage at each batch takes its time.
  project = await aProject({ patience: { ...QUICK, answerMs: 60_000 } });
});
afterEach(() => project.remove());

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

it(
  "has as much alive beside a long export as beside a short one",
  { timeout: PATIENCE_MS },
  async () => {
    // In a process of its own: in this one, what other tests left is collected meanwhile.
    const { stdout } = await promisify(execFile)(process.execPath, [
      "--expose-gc",
      join(import.meta.dirname, "import-memory.ts"),
      "300",
      "1500",
    ]);
    const [short = 0, long = 0] = JSON.parse(stdout) as number[];
    expect(short).toBeGreaterThan(1_000_000);
    // Twelve hundred articles of 3 kB are 3.6 MB, and V8 keeps all of a text for a few words of it.
    // The batch that is read while two are on their way is 0.3 MB.
    expect(long - short).toBeLessThan(1_200_000);
  },
);
