import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { feedsOf } from "../../src/model/feed-membership.ts";
import { instantOf, millisecondsOf } from "../../src/model/instant.ts";
import { MIGRATIONS } from "../../src/newsroom/ledger/migrations.ts";
import { aPicture, aPublication } from "../support/builders.ts";
import { articleOf } from "./stock.ts";

/**
 * What each step of the schema costs on a ledger of the first schema, which is the most that a start may
 * have to do: `node tests/bench/migrations.ts [articles] [bytes]`.
 */
const [articles = 100_000, bytes = 3_000] = process.argv.slice(2).map(Number);
const FILES = 1_000;
const PATTERNS = 200;

const folder = mkdtempSync(join(tmpdir(), "migrations-"));
const database = new DatabaseSync(join(folder, "ledger.sqlite"));
// As a Durable Object has it.
database.exec("PRAGMA journal_mode = WAL; PRAGMA foreign_keys = ON");

const nameOf = (index: number): string => `${String(index).padStart(64, "0")}.png`;

/** Rows of live articles, each with a picture, as the first version of the ledger wrote them. */
const fill = (): void => {
  const publication = aPublication();
  const insert = (table: string, columns: string) =>
    database.prepare(
      `INSERT OR IGNORE INTO ${table} (${columns}) VALUES (${columns.replaceAll(/\w+/g, "?")})`,
    );
  const command = insert("command", "sequence, by, committed_at");
  const article = insert(
    "article",
    "id, slug, state, submission, revision, etag, published_at, first_sequence, sequence, committed_at",
  );
  const revision = insert("revision", "article_id, revision, submission, sequence");
  const feed = insert("feed", "feed, changed_at, committed_at");
  const membership = insert("membership", "feed, article_id, published_at, first_sequence, shown");
  const byline = insert("byline", "author, article_id");
  const media = insert("media", "name, type, bytes");
  const patterns = Array.from({ length: PATTERNS }, (_, index) => articleOf(index, bytes));
  const begunMs = millisecondsOf(patterns[0]?.publishedAt ?? instantOf(0));
  database.exec("BEGIN");
  command.run(1, "desk", instantOf(begunMs));
  insert("publication", "only, json, revision, etag, sequence, committed_at").run(
    1,
    JSON.stringify(publication),
    1,
    '"1"',
    1,
    instantOf(begunMs),
  );
  for (let index = 0; index < FILES; index++) media.run(nameOf(index), "image/png", 4321);
  for (let index = 0; index < articles; index++) {
    const pattern = patterns[index % PATTERNS] ?? articleOf(index, bytes);
    const slug = `wire-${index}`;
    const id = `tag:news.example,2026-11-01:${slug}`;
    const at = instantOf(begunMs + index * 60_000);
    const picture = aPicture({ url: `/media/${nameOf(index % FILES)}` });
    const written = { ...pattern, id, slug, publishedAt: at, updatedAt: at, picture };
    const submission = JSON.stringify({ article: written });
    const sequence = index + 2;
    command.run(sequence, "desk", at);
    article.run(id, slug, "live", submission, 1, `"1-${index}"`, at, sequence, sequence, at);
    revision.run(id, 1, submission, sequence);
    for (const key of feedsOf(pattern, publication)) {
      feed.run(key, at, at);
      membership.run(key, id, at, sequence, 1);
    }
    for (const { author } of pattern.byline) byline.run(author, id);
  }
  database.exec("COMMIT");
};

const print = (line: string): void => void process.stdout.write(`${line}\n`);

database.exec(MIGRATIONS[0] ?? "");
fill();
print(
  `${articles} live articles of about ${bytes} bytes, each of one revision, in node:sqlite on disk.\n`,
);
print("| Step | CPU, s | passed, s |\n| ---: | -----: | --------: |");
let total = 0;
for (const [index, statements] of MIGRATIONS.entries()) {
  if (index === 0) continue;
  const cpu = process.cpuUsage();
  const begunMs = performance.now();
  database.exec(`BEGIN; ${statements}; COMMIT`);
  const { user, system } = process.cpuUsage(cpu);
  const seconds = (user + system) / 1e6;
  total += seconds;
  print(
    `| ${index + 1} | ${seconds.toFixed(2)} | ${((performance.now() - begunMs) / 1000).toFixed(2)} |`,
  );
}
print(`| all | ${total.toFixed(2)} | |`);
database.close();
rmSync(folder, { recursive: true });
