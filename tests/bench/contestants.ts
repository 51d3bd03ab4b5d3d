import { type ChildProcess, spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Article } from "../../src/model/article.ts";
import { decodeRecord } from "../../src/store/codec.ts";
import { keys } from "../../src/store/keys.ts";
import type { Asked } from "./asked.ts";
import type { Bundle } from "./bundle.ts";
import { type KvServer, type Stock, serveKv } from "./kv.ts";
import { type RecordingFiles, record } from "./recording.ts";
import type { RecordedAnswer } from "./references/answers.ts";
import { type Setup, startWorkerd } from "./workerd.ts";

/** A process that answers, be it the product or what it is compared with. */
export interface Contestant {
  readonly pid: number;
  readonly origin: string;
}

export interface Contestants {
  readonly product: Contestant;
  /** A Worker that sends the product's answers from memory. */
  readonly bare: Contestant;
  /** A Worker that lists and gets the articles in KV, and has `feed` write, on each request. */
  readonly tutorial: Contestant;
  /** `feed` on a Node HTTP server, on each request. */
  readonly node: Contestant;
}

export type ReferenceName = Exclude<keyof Contestants, "product">;

export interface Bundles {
  readonly product: Bundle;
  readonly bare: Bundle;
  readonly tutorial: Bundle;
}

/**
 * Starts the product on a stock of records, and the references with its answers.
 * @param folder for files that the references read
 */
export const withContestants = async <Value>(
  { product, bare, tutorial }: Bundles,
  stock: Stock,
  asked: readonly Asked[],
  folder: string,
  work: (contestants: Contestants) => Promise<Value>,
): Promise<Value> => {
  const started: { stop: () => Promise<void> }[] = [];
  const start = async (setup: Setup): Promise<Contestant> => {
    const { pid, origins, stop } = await startWorkerd(setup);
    started.push({ stop });
    return { pid, origin: origins[0] };
  };
  const kv = await serveKv(stock);
  try {
    const ours = await start(productSetup(product, kv));
    const { answers, files } = await record(ours.origin, asked, folder);
    const node = await startNode(join(tutorial.folder, tutorial.file), folder, stock, answers);
    started.push(node);
    return await work({
      product: ours,
      bare: await start(bareSetup(bare, files)),
      tutorial: await start({
        bundle: tutorial,
        kv: kv.address,
        json: { ANSWERS: files.answers },
      }),
      node,
    });
  } finally {
    await Promise.all(started.map(({ stop }) => stop()));
    await kv.close();
  }
};

/** @param files that the bare Worker has its answers from */
export const bareSetup = (bundle: Bundle, { answers, bodies }: RecordingFiles): Setup => ({
  bundle,
  json: { ANSWERS: answers },
  bytes: { BODIES: bodies },
});

export const productSetup = (bundle: Bundle, kv: KvServer): Setup => ({
  bundle,
  kv: kv.address,
  newsroom: true,
});

const startNode = async (
  bundle: string,
  folder: string,
  stock: Stock,
  answers: readonly RecordedAnswer[],
): Promise<Contestant & { readonly stop: () => Promise<void> }> => {
  const reference = join(folder, "node-reference.json");
  writeFileSync(reference, JSON.stringify({ ...newsroomOf(stock), answers }));
  const server = join(import.meta.dirname, "references/node-server.ts");
  const child: ChildProcess = spawn(process.execPath, [server, bundle, reference], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const { stdout, pid } = child;
  if (!stdout || pid === undefined) throw new Error("The Node reference did not start");
  const port = await new Promise<string>((resolve, reject) => {
    createInterface({ input: stdout }).once("line", resolve);
    child.once("close", () => reject(new Error("The Node reference ended")));
  });
  return {
    pid,
    origin: `http://127.0.0.1:${port}`,
    stop: async () => {
      const ended = new Promise((resolve) => child.once("close", resolve));
      child.kill("SIGKILL");
      await ended;
    },
  };
};

/** What the Node server has in memory: the publication and the articles of the front page's feed. */
const newsroomOf = (stock: Stock) => {
  const decoded = <Kind extends "publication" | "edition">(kind: Kind, key: string) =>
    decodeRecord(kind, key, stock.get(key)?.text ?? "");
  const { entries } = decoded("edition", keys.edition("front"));
  return {
    publication: decoded("publication", keys.publication()),
    articles: entries.map(({ article }): Article => article),
  };
};
