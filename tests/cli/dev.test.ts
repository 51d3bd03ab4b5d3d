import { spawnSync } from "node:child_process";
import { mkdir, rename, rm, stat } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { EXIT } from "../../src/cli/exit-code.ts";
import { instant } from "../support/builders.ts";
import { CORRECTED_AT } from "../support/fake-api.ts";
import { type Project, aProject } from "./project.ts";

let project: Project;
let lines: string[];
let ctrlC: AbortController;
let now: string;
let running: ReturnType<Project["run"]> | undefined;

const start = async (environment: Readonly<Record<string, string>> = {}): Promise<void> => {
  project = await aProject({
    terminal: { print: (line) => void lines.push(line), complain: (line) => void lines.push(line) },
    signal: ctrlC.signal,
    environment: { PUBLISHING_TOKENS: "", ...environment },
    now: () => instant(now),
  });
};

beforeEach(() => {
  lines = [];
  now = "2026-11-22T10:30:00Z";
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
      `Every feed          ${base}/feeds             rss.xml  atom.xml  feed.json`,
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
    await until(
      "second.md is gone; its article stays up until `npm run edgewire -- withdraw second`.",
    );

    ctrlC.abort();
    expect((await ended).code).toBe(EXIT.done);
    expect(await project.read("stopped.json")).toBe('["first","second"]');
    const { mode } = await stat(join(project.directory, ".edgewire/local-token"));
    expect(mode & 0o777).toBe(0o600);
  });

  it("judges dates by the time of the save, not of its start", async () => {
    await start();
    const ended = dev(await freePort());
    await until("Ready.");
    await project.edit("content/articles/second.md", "2026-11-21T09:00", "2026-11-22T12:00");
    await until("lies in the future");
    now = "2026-11-22T12:00:00Z";
    await project.edit("content/articles/second.md", "It goes on.", "It goes on now.");
    await until("changed  ");
    ctrlC.abort();
    expect((await ended).code).toBe(EXIT.done);
  });

  it("ends the Worker when the folder can be watched no longer, and says why", async () => {
    await start();
    const ended = dev(await freePort());
    await until("Ready.");
    running = undefined;
    await Promise.all([
      expect(ended).rejects.toThrow(/content can be watched no longer: it is gone/),
      rm(join(project.directory, "content"), { recursive: true }),
    ]);
    expect(await project.read("stopped.json")).toBe('["first","second"]');
  });

  it("publishes each of three atomic saves, and the save in place after them", async () => {
    await start();
    const ended = dev(await freePort());
    await until("Ready.");
    const path = "content/articles/second.md";
    for (const [index, to] of ["sed.1", "sed.2", "sed.3", "second.md"].entries()) {
      lines.length = 0;
      const text = `${await project.read(path)}\nIt goes on, ${index}.\n`;
      await project.write(`content/articles/${to}`, text);
      const written = join(project.directory, "content/articles", to);
      await rename(written, join(project.directory, path));
      await until("changed  ");
    }
    ctrlC.abort();
    expect((await ended).code).toBe(EXIT.done);
  });

  it("shows what is withdrawn as 410, and never as created", async () => {
    await start();
    await project.edit(
      "content/articles/second.md",
      "section: culture",
      "section: culture\nwithdrawn: { at: 2026-11-22T08:00:00Z, reason: Wrong. }",
    );
    const port = await freePort();
    const ended = dev(port);
    await until("Ready.");
    const page = `http://localhost:${port}/articles/second`;
    expect(lines).toContain(`The second article  ${page}  410`);
    expect(lines.filter((line) => /second\.md.*created/.test(line))).toEqual([]);
    expect(lines).toContain("2 articles: 1 created, 1 withdrawn; settings created.");
    await rm(join(project.directory, "content/articles/second.md"));
    await project.edit("content/articles/first.md", "It begins", "It began");
    await until("the link to /articles/second leads nowhere");
    await project.edit("content/articles/first.md", "[link](/articles/second)", "link");
    await until("changed  ");
    expect(lines.filter((line) => line.includes("is gone"))).toEqual([]);
    ctrlC.abort();
    expect((await ended).code).toBe(EXIT.done);
  });

  it("takes no correction back that a file does not have", async () => {
    await start();
    await project.edit("content/articles/first.md", "section:", "corrections: []\nsection:");
    const port = await freePort();
    const to = ["--to", `http://localhost:${port}`];
    const ended = dev(port);
    await until("Ready.");
    await project.run("correct", "first", "--text", "A note.", ...to);
    await until("Take the note over");
    await project.edit("content/articles/first.md", "It begins", "It began");
    await until(`first.md: would take back what readers were told on ${CORRECTED_AT}`);
    ctrlC.abort();
    expect((await ended).code).toBe(EXIT.done);
  });

  it("says of no file that is gone that its article stays, once that has moved", async () => {
    await start();
    const port = await freePort();
    const to = ["--to", `http://localhost:${port}`];
    const ended = dev(port);
    await until("Ready.");
    await project.run("move", "second", "third", ...to);
    await project.edit("content/articles/first.md", "/articles/second", "/articles/third");
    lines.length = 0;
    const { directory } = project;
    await rename(
      join(directory, "content/articles/second.md"),
      join(directory, "content/articles/third.md"),
    );
    await until(`${to[1]}/articles/third`);
    await rm(join(directory, "content/articles/first.md"));
    await until("first.md is gone; its article stays up until");
    expect(lines.filter((line) => line.includes("is gone"))).toHaveLength(1);
    ctrlC.abort();
    expect((await ended).code).toBe(EXIT.done);
  });

  it("says of an article with problems only those, and nothing when such a file goes", async () => {
    await start();
    const ended = dev(await freePort());
    await until("Ready.");
    lines.length = 0;
    await project.write("content/articles/third.md", "No front matter.\n");
    await until("third.md");
    await rm(join(project.directory, "content/articles/third.md"));
    await sleep(400);
    expect(lines.filter((line) => !line.startsWith("content/articles/third.md"))).toEqual([]);
    ctrlC.abort();
    expect((await ended).code).toBe(EXIT.done);
  });

  it("leaves a folder to the process that serves it, and takes one whose process has ended", async () => {
    await start();
    const port = await freePort();
    await mkdir(join(project.directory, ".edgewire"));
    await project.write(".edgewire/dev.lock", `${process.ppid} http://localhost:8787\n`);
    expect((await dev(port)).code).toBe(EXIT.server);
    expect(lines).toEqual([
      `edgewire serves this folder already, at http://localhost:8787 (process ${process.ppid}): end that first, or remove .edgewire/dev.lock if it is something else`,
    ]);
    const { pid } = spawnSync(process.execPath, ["--version"]);
    await project.write(".edgewire/dev.lock", `${pid} http://localhost:8787\n`);
    const ended = dev(port);
    await until("Ready.");
    expect(await project.read(".edgewire/dev.lock")).toBe(
      `${process.pid} http://localhost:${port}\n`,
    );
    ctrlC.abort();
    expect((await ended).code).toBe(EXIT.done);
    await expect(project.read(".edgewire/dev.lock")).rejects.toThrow("ENOENT");
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
