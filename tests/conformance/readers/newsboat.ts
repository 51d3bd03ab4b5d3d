import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { isMissing } from "../judges.ts";
import { type Format, instantIn, type Reader, type Reading } from "./reading.ts";

const run = promisify(execFile);

/** How many run at once: each waits for its database more than it computes. */
const LANES = 8;

const FIELDS = ["id", "url", "title", "published", "writers", "body", "enclosures"] as const;

/** https://newsboat.org: a reader people use; what it has understood stands in its database. */
export const newsboat: Reader = {
  name: "newsboat",
  language: "C++",
  isMissing: () => isMissing("newsboat") || isMissing("sqlite3"),
  fields: { "rss.xml": FIELDS, "atom.xml": FIELDS },
  // It keeps one recording of each entry, the last, without its length; pictures are nothing to it.
  deviations: ({ enclosures }) => ({
    enclosures: enclosures
      .filter(({ type }) => !type.startsWith("image/"))
      .slice(-1)
      .map(({ url, type }) => ({ url, type, bytes: 0 })),
  }),
  read: async (format, documents) => {
    const readings: (readonly Partial<Reading>[])[] = [];
    const waiting = documents.entries();
    const lane = async (): Promise<void> => {
      for (const [at, document] of waiting) readings[at] = await reload(format, document);
    };
    await Promise.all(Array.from({ length: LANES }, lane));
    return readings;
  },
};

/** Its rows, newest last; it tells entries of different feeds apart by id alone, so each has its own. */
const reload = async (format: Format, document: string): Promise<Partial<Reading>[]> => {
  const directory = await mkdtemp(join(tmpdir(), "edgewire-newsboat-"));
  const [feed, urls, config, cache] = [format, "urls", "config", "cache.db"].map((name) =>
    join(directory, name),
  ) as [string, string, string, string];
  try {
    await Promise.all([
      writeFile(feed, document),
      writeFile(urls, `file://${feed}\n`),
      writeFile(config, ""),
    ]);
    const files = ["--url-file", urls, "--config-file", config, "--cache-file", cache];
    await run("newsboat", [...files, "--execute", "reload"]);
    const { stdout } = await run(
      "sqlite3",
      ["-json", cache, "select * from rss_item order by id desc"],
      { maxBuffer: 64 * 1024 * 1024 },
    );
    return (JSON.parse(stdout) as Row[]).map(reading);
  } finally {
    await rm(directory, { recursive: true });
  }
};

interface Row {
  readonly guid: string;
  readonly url: string;
  readonly title: string;
  readonly pubDate: number;
  readonly author: string;
  readonly content: string;
  readonly enclosure_url: string;
  readonly enclosure_type: string;
}

const reading = (row: Row): Partial<Reading> => ({
  id: row.guid,
  url: row.url,
  title: row.title,
  published: instantIn(new Date(row.pubDate * 1000)),
  writers: [row.author],
  body: row.content,
  enclosures: row.enclosure_url
    ? [{ url: row.enclosure_url, type: row.enclosure_type, bytes: 0 }]
    : [],
});
