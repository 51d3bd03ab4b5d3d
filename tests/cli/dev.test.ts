import { rm, stat } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { EXIT } from "../../src/cli/exit-code.ts";
import { type Project, aProject } from "./project.ts";

let project: Project;
let lines: string[];
let ctrlC: AbortController;
let running: ReturnType<Project["run"]> | undefined;

const start = async (environment: Readonly<Record<string, string>> = {}): Promise<void> => {
  project = await aProject({
    terminal: { print: (line) => void lines.push(line), complain: (line) => void lines.push(line) },
    signal: ctrlC.signal,
    environment: { PUBLISHING_TOKENS: "", ...environment },
  });
};

beforeEach(() => {
  lines = [];
  ctrlC = new AbortController();
});
afterEach(async () => {
  ctrlC.abort();
  await running;
  await project.remove();
});

const dev = (port: number): ReturnType<Project["run"]> => {
  running = project.run("dev", "--port", String(port));
  return running;
};

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" ? (address?.port ?? 0) : 0));
    });
  });

const until = async (text: string): Promise<void> => {
  for (let waited = 0; !lines.some((line) => line.includes(text)); waited += 20) {
    if (waited > 10_000) throw new Error(`never said ${text}:\n${lines.join("\n")}`);
    await sleep(20);
  }
};

describe("edgewire dev", () => {
  it("serves, publishes, prints the addresses, publishes what is saved, and ends with Ctrl-C", async () => {
    await start();
    const port = await freePort();
    const base = `http://localhost:${port}`;
    const ended = dev(port);
    await until("Ready.");
    expect(lines.filter((line) => line.includes(base))).toEqual([
      `Front page          ${base}/                  rss.xml  atom.xml  feed.json`,
      `World               ${base}/sections/world    rss.xml  atom.xml  feed.json`,
      `Culture             ${base}/sections/culture  rss.xml  atom.xml  feed.json`,
      `Syria               ${base}/topics/syria      rss.xml  atom.xml  feed.json`,
      `Ada Writer          ${base}/authors/ada       rss.xml  atom.xml  feed.json`,
      `Bob Editor          ${base}/authors/bob       rss.xml  atom.xml  feed.json`,
      `The second article  ${base}/articles/second   amp  article.json  rss.xml  atom.xml  feed.json`,
      `The first article   ${base}/articles/first    amp  article.json  rss.xml  atom.xml  feed.json`,
    ]);

    lines.length = 0;
    await project.edit("content/articles/second.md", "It goes on.", "It goes on and on.");
    await until(`changed  ${base}/articles/second`);
    expect(lines.filter((line) => line.includes("/articles/first"))).toEqual([]);

    lines.length = 0;
    await project.edit("content/articles/second.md", "section: culture", "section: cultrue");
    await until("did you mean culture?");
    await project.edit("content/publication.yaml", "culture: Culture", "cultrue: Culture");
    await until(`changed    ${base}/articles/second`);

    lines.length = 0;
    await rm(join(project.directory, "content/articles/second.md"));
    await until("second.md is gone; its article stays up until `edgewire withdraw second`.");

    ctrlC.abort();
    expect((await ended).code).toBe(EXIT.done);
    expect(await project.read("stopped.json")).toBe('["first","second"]');
    const { mode } = await stat(join(project.directory, ".edgewire/local-token"));
    expect(mode & 0o777).toBe(0o600);
  });

  it("says that the port is in use, and starts nothing", async () => {
    await start();
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const port = typeof address === "object" ? (address?.port ?? 0) : 0;
    const { code } = await dev(port);
    server.close();
    expect(code).toBe(EXIT.server);
    expect(lines).toEqual([
      `port ${port} is in use: end what listens there, or choose another --port`,
    ]);
  });

  it("shows what wrangler said when it ends by itself", async () => {
    await start({ FAKE_WRANGLER_CRASH: "1" });
    const { code } = await dev(await freePort());
    expect(code).toBe(EXIT.server);
    expect(lines).toEqual([
      "Starting the Worker…",
      "the bundle does not build",
      "The Worker is not running: wrangler ended with 1.",
    ]);
  });
});
