import { spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { instantOf } from "../../src/model/instant.ts";
import { keys } from "../../src/store/keys.ts";
import type { Bundle } from "./bundle.ts";
import { Desk, TOKEN, deskSetup } from "./desk.ts";
import { type KvServer, serveKv } from "./kv.ts";
import { type Spread, spreadOf } from "./spread.ts";
import { articleOf } from "./stock.ts";
import { cpuMicroseconds, ifAlive, peakResidentBytes } from "./usage.ts";
import { writeWordpressExport } from "./wordpress-export.ts";
import { startWorkerd } from "./workerd.ts";

/** An import of so many articles, while somebody publishes. */
export interface ImportResult {
  readonly articles: number;
  readonly seconds: number;
  /** CPU time of both processes, all their threads, an article each: milliseconds. */
  readonly cliCpuMs: number;
  readonly workerdCpuMs: number;
  /** The most memory that stood in RAM, in bytes. */
  readonly cliBytes: number;
  readonly workerdBytes: number;
  /** From sending news until KV has the article, in milliseconds, and until it has the front page with it. */
  readonly readableMs: Spread;
  readonly listedMs: Spread;
  /** News that was published meanwhile. */
  readonly news: number;
}

const ARTICLE_BYTES = 3000;
const NEWS_BYTES = 5000;
const NEWS_EVERY_MS = 2000;
const LOOK_EVERY_MS = 50;
/** Longer than this nobody waits for news. */
const LATEST_MS = 60_000;
const CLI = join(import.meta.dirname, "../../src/cli/main.ts");

/** Imports an export of WordPress into an empty newsroom, by the CLI as people run it. */
export const measureImport = async (
  product: Bundle,
  articles: number,
  folder: string,
): Promise<ImportResult> => {
  const [project, ledger] = ["project", "ledger"].map((name) =>
    join(folder, `import-${articles}-${name}`),
  ) as [string, string];
  for (const each of [project, ledger]) mkdirSync(each, { recursive: true });
  const source = join(project, "export.xml");
  await writeWordpressExport(source, articles, ARTICLE_BYTES);
  const kv = await serveKv(new Map());
  const { pid, origins, stop } = await startWorkerd(deskSetup(product, kv, ledger));
  try {
    const desk = new Desk(origins[0]);
    await desk.adopt();
    const startedMs = performance.now();
    const usedBefore = cpuMicroseconds(pid);
    const run = importing(project, source, origins[0]);
    const news: News[] = [];
    while (!run.hasEnded()) {
      news.push(await publishNews(desk, kv, news.length));
      await Promise.race([run.ended, sleep(NEWS_EVERY_MS)]);
    }
    const { created, cliBytes, cliMicroseconds, endedMs } = await run.ended;
    const workerdMicroseconds = cpuMicroseconds(pid) - usedBefore;
    if (created !== articles) throw new Error(`${created} of ${articles} articles were imported`);
    return {
      articles,
      seconds: (endedMs - startedMs) / 1000,
      cliCpuMs: cliMicroseconds / 1000 / articles,
      workerdCpuMs: workerdMicroseconds / 1000 / articles,
      cliBytes,
      workerdBytes: peakResidentBytes(pid),
      readableMs: spreadOf(news.map(({ readableMs }) => readableMs)),
      listedMs: spreadOf(news.map(({ listedMs }) => listedMs)),
      news: news.length,
    };
  } finally {
    await stop();
    await kv.close();
  }
};

interface Imported {
  readonly created: number;
  readonly cliBytes: number;
  readonly cliMicroseconds: number;
  readonly endedMs: number;
}

const importing = (
  project: string,
  source: string,
  origin: string,
): { readonly ended: Promise<Imported>; readonly hasEnded: () => boolean } => {
  const child = spawn(process.execPath, [CLI, "import", source, "--to", origin, "--json"], {
    cwd: project,
    env: { ...process.env, EDGEWIRE_TOKEN: TOKEN },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let hasEnded = false;
  let cliBytes = 0;
  let cliMicroseconds = 0;
  const looking = setInterval(() => {
    const { pid, exitCode } = child;
    if (pid === undefined || exitCode !== null) return;
    cliBytes = peakResidentBytes(pid) || cliBytes;
    // Nothing is left of the account of a process that has ended.
    cliMicroseconds = Math.max(
      cliMicroseconds,
      ifAlive(() => cpuMicroseconds(pid)),
    );
  }, LOOK_EVERY_MS);
  const ended = text(child.stdout)
    .then((said) => {
      const endedMs = performance.now();
      const { outcomes } = JSON.parse(said) as { outcomes: { created?: number } };
      return { created: outcomes.created ?? 0, cliBytes, cliMicroseconds, endedMs };
    })
    .finally(() => {
      hasEnded = true;
      clearInterval(looking);
    });
  ended.catch(() => undefined);
  return { ended, hasEnded: () => hasEnded };
};

interface News {
  readonly readableMs: number;
  readonly listedMs: number;
}

const publishNews = async (desk: Desk, kv: KvServer, number: number): Promise<News> => {
  const article = articleOf(number, NEWS_BYTES);
  const now = instantOf(Date.now());
  const sentMs = performance.now();
  await desk.publish({ ...article, publishedAt: now, updatedAt: now });
  const readable = await written(kv, keys.resource(article.slug), sentMs, sentMs);
  return {
    readableMs: readable - sentMs,
    listedMs: (await written(kv, keys.edition("front"), readable, sentMs)) - sentMs,
  };
};

/** When a key was written after an instant. */
const written = async (
  kv: KvServer,
  key: string,
  afterMs: number,
  sentMs: number,
): Promise<number> => {
  for (;;) {
    const write = kv.writes.findLast((one) => one.key === key && one.atMs > afterMs);
    if (write) return write.atMs;
    if (performance.now() - sentMs > LATEST_MS) return Infinity;
    await sleep(LOOK_EVERY_MS);
  }
};
