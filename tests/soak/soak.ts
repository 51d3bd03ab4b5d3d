import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { bundle } from "../bench/bundle.ts";
import { type WorkerdProcess, startWorkerd } from "../bench/workerd.ts";
import { aPublication, anArticle } from "../support/builders.ts";
import { serveLastingKv } from "./lasting-kv.ts";

/** What a soak came to: what was acknowledged and is not there is what was lost. */
export interface SoakReport {
  readonly acknowledged: number;
  readonly kills: number;
  readonly lostFromLedger: readonly string[];
  readonly lostFromPublic: readonly string[];
  readonly lostFromSitemap: readonly string[];
  /** From the start of a publish until the article and the front page's feed show it. */
  readonly readableMs: readonly number[];
}

const TOKEN = "soak";
const SETTINGS = {
  PUBLISHING_TOKENS: `soak:${createHash("sha256").update(TOKEN).digest("hex")}`,
  WRITE_BUDGET: "unlimited",
  ANNOUNCEMENTS: "off",
};
const WRITERS = 12;
const SHOWN_WITHIN_MS = 60_000;
const ARTICLES_OF_A_SITEMAP = 500;

/** Publishes, and kills workerd again and again meanwhile; then looks for all that was acknowledged. */
export const soak = async (publishes: number, kills: number, readable = 5): Promise<SoakReport> => {
  const folder = mkdtempSync(join(tmpdir(), "edgewire-soak-"));
  const storage = join(folder, "storage");
  mkdirSync(storage);
  const kv = await serveLastingKv();
  const built = await bundle(join(folder, "bundle"));
  const start = () =>
    startWorkerd({ bundle: built, kv: kv.address, newsroom: true, storage, text: SETTINGS });
  let worker: WorkerdProcess = await start();
  const ask = (method: string, path: string, value?: unknown): Promise<Response> =>
    fetch(`${worker.origins[0]}${path}`, {
      method,
      ...(value !== undefined && { body: JSON.stringify(value) }),
      headers: {
        Authorization: `Bearer ${TOKEN}`,
        "Content-Type": "application/json",
        ...(method === "PUT" && { "If-None-Match": "*" }),
      },
      signal: AbortSignal.timeout(15_000),
    });
  const textOf = async (path: string): Promise<string> => {
    try {
      return await (await ask("GET", path)).text();
    } catch {
      return "";
    }
  };
  const shows = async (path: string, word: string): Promise<boolean> => {
    const until = performance.now() + SHOWN_WITHIN_MS;
    while (!(await textOf(path)).includes(word)) {
      if (performance.now() > until) return false;
      await setTimeout(20);
    }
    return true;
  };
  const articleOf = (name: string) => {
    const { picture: _, ...article } = anArticle(name, { title: `Word of ${name}.` });
    return article;
  };
  const etags = new Map<string, string>();
  /** @returns whether it was acknowledged; after a kill, whether it had been is not known */
  const publish = async (name: string): Promise<boolean> => {
    try {
      const response = await ask("PUT", `/publishing/articles/${name}`, articleOf(name));
      const text = await response.text();
      if (![200, 201, 202, 412].includes(response.status)) {
        throw new Error(`${name}: ${response.status} ${text}`);
      }
      const etag = response.headers.get("ETag");
      if (response.status !== 412 && etag) etags.set(name, etag);
      return true;
    } catch (error) {
      if (error instanceof Error && error.message.startsWith(name)) throw error;
      return false;
    }
  };
  try {
    const adopted = await ask("PUT", "/publishing/publication", aPublication());
    if (!adopted.ok) throw new Error(`Settings: ${adopted.status} ${await adopted.text()}`);
    const readableMs: number[] = [];
    for (let number = 1; number <= readable; number++) {
      const name = `readable-${number}`;
      // The front page's key is written once a second.
      await setTimeout(1_050);
      const startedAt = performance.now();
      await publish(name);
      await Promise.all([
        shows(`/articles/${name}`, `Word of ${name}.`),
        shows("/feed.json", `Word of ${name}.`),
      ]);
      readableMs.push(Math.round(performance.now() - startedAt));
    }

    const names = Array.from({ length: publishes }, (_, index) => `soaked-${index}`);
    const left = [...names];
    let done = 0;
    const write = async (): Promise<void> => {
      for (let name = left.shift(); name !== undefined; name = left.shift()) {
        while (!(await publish(name))) await setTimeout(20);
        done += 1;
      }
    };
    const strike = async (): Promise<void> => {
      for (let kill = 1; kill <= kills; kill++) {
        const isEarly = () => done < (publishes * kill) / (kills + 1);
        while (isEarly()) await setTimeout(5);
        await setTimeout(Math.random() * 100);
        await worker.stop();
        worker = await start();
      }
    };
    await Promise.all([strike(), ...Array.from({ length: WRITERS }, write)]);

    const lostFromLedger: string[] = [];
    const lostFromPublic: string[] = [];
    for (const [name, etag] of etags) {
      const kept = await ask("GET", `/publishing/articles/${name}`);
      await kept.text();
      if (kept.headers.get("ETag") !== etag) lostFromLedger.push(name);
      if (!(await shows(`/articles/${name}/article.json`, `Word of ${name}.`))) {
        lostFromPublic.push(name);
      }
    }
    const sitemaps = Math.ceil((publishes + readableMs.length) / ARTICLES_OF_A_SITEMAP);
    const lostFromSitemap = await missingFrom(names, sitemaps, textOf);
    return {
      acknowledged: etags.size,
      kills,
      lostFromLedger,
      lostFromPublic,
      lostFromSitemap,
      readableMs,
    };
  } finally {
    await worker.stop();
    await kv.close();
    rmSync(folder, { recursive: true, force: true });
  }
};

/** The outbox may go on for a while. */
const missingFrom = async (
  names: readonly string[],
  sitemaps: number,
  textOf: (path: string) => Promise<string>,
): Promise<readonly string[]> => {
  const until = performance.now() + SHOWN_WITHIN_MS;
  for (;;) {
    const texts: string[] = [];
    for (let number = 1; number <= sitemaps; number++) {
      texts.push(await textOf(`/sitemaps/${number}/articles.xml`));
    }
    const missing = names.filter((name) => !texts.some((text) => text.includes(`/${name}<`)));
    if (missing.length === 0 || performance.now() > until) return missing;
    await setTimeout(250);
  }
};
