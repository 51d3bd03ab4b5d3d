import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { slug } from "../support/builders.ts";
import type { Bundle } from "./bundle.ts";
import type { KvServer } from "./kv.ts";
import { Desk, deskSetup } from "./desk.ts";
import { articleOf } from "./stock.ts";
import { settled } from "./usage.ts";
import { startWorkerd } from "./workerd.ts";

const SEED = "seed-0";
/** Of the articles that are there already; a hundred thousand of them take a third of a gigabyte. */
const SEED_BYTES = 1000;

/**
 * A ledger on disk with so many live articles, in the same feeds all: one is published by the product,
 * its rows are multiplied in SQL.
 * @param folder where it goes
 */
export const fillLedger = async (
  folder: string,
  articles: number,
  product: Bundle,
  kv: KvServer,
): Promise<void> => {
  mkdirSync(folder, { recursive: true });
  const { pid, origins, stop } = await startWorkerd(deskSetup(product, kv, folder));
  try {
    const desk = new Desk(origins[0]);
    await desk.adopt();
    const article = articleOf(0, SEED_BYTES);
    const id = article.id.replace(article.slug, SEED) as typeof article.id;
    await desk.publish({ ...article, slug: slug(SEED), id });
    await settled(pid);
  } finally {
    await stop();
  }
  const file = readdirSync(folder, { recursive: true, encoding: "utf8" }).find(
    // The namespace has a file of its own beside its objects'.
    (name) => name.endsWith(".sqlite") && !name.includes("metadata"),
  );
  if (!file) throw new Error(`No ledger in ${folder}`);
  const database = new DatabaseSync(join(folder, file));
  try {
    multiply(database, articles);
  } finally {
    database.close();
  }
};

/** Copies say `seed-17` where the first says `seed-0`. */
const multiply = (database: DatabaseSync, articles: number): void => {
  const { first } = database.prepare("SELECT max(sequence) AS first FROM command").get() as {
    first: number;
  };
  const [named, copied] = [
    (column: string) => `replace(${column}, '${SEED}', 'seed-' || n)`,
    `WITH RECURSIVE copies (n) AS (
       SELECT 1 UNION ALL SELECT n + 1 FROM copies WHERE n + 1 < ${articles}
     )`,
  ];
  database.exec(`
    BEGIN;
    ${copied} INSERT INTO command (sequence, by, committed_at)
      SELECT ${first} + n, by, committed_at FROM copies, command WHERE sequence = ${first};
    ${copied} INSERT INTO article (id, slug, presence, state, submission, revision, etag,
        published_at, first_sequence, sequence, committed_at, release_ms, place)
      SELECT ${named("id")}, ${named("slug")}, presence, state, ${named("submission")}, revision,
        etag, published_at, ${first} + n, ${first} + n, committed_at, release_ms, n
      FROM copies, article WHERE slug = '${SEED}';
    ${copied} INSERT INTO revision (article_id, revision, submission, sequence, state)
      SELECT ${named("article_id")}, revision, ${named("submission")}, ${first} + n, state
      FROM copies, revision WHERE sequence = ${first};
    ${copied} INSERT INTO membership (feed, article_id, published_at, first_sequence, shown, since)
      SELECT feed, ${named("article_id")}, published_at, ${first} + n, shown, since
      FROM copies, membership WHERE first_sequence = ${first};
    ${copied} INSERT INTO byline (author, article_id)
      SELECT author, ${named("article_id")} FROM copies, byline;
    ${copied} INSERT INTO media_use (name, article_id)
      SELECT name, ${named("article_id")} FROM copies, media_use WHERE article_id LIKE '%${SEED}';
    COMMIT;
  `);
};
