import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { recordedStorage } from "../support/recorded-storage.ts";
import { workingDay } from "../support/working-day.ts";

const NEWSROOM = join(import.meta.dirname, "../../src/newsroom");
const STATEMENT = /(["`])(\s*(?:SELECT|INSERT|UPDATE|DELETE|WITH)\b[\s\S]*?)\1/g;

/** Tables of one row, of a row a migration, or of a row for each of the last thirty days. */
const SMALL = new Set(["publication", "rebuild", "migration", "spent", "preview_key"]);

/** A search that reads as many rows as there are articles, or rows of an outbox, all the same. */
const COARSE = [
  /^SEARCH article USING .*article_state/,
  /^SEARCH membership USING PRIMARY KEY \(feed=\?\)$/,
  /^SEARCH outbox USING .*outbox_due \(priority<\?\)/,
  /^SEARCH announcement USING PRIMARY KEY \(hub=\?\)$/,
];

/** What may read a table that grows, and why. */
const MAY_READ_ALL: Readonly<Record<string, string>> = {
  "SELECT submission -> '$.article' AS article FROM article WHERE state = 'live'":
    "New settings that define a feed anew sort every live article.",
  "DELETE FROM membership WHERE feed = ?": "The same.",
  "SELECT 1 FROM membership WHERE feed = ? LIMIT 1": "One row is enough.",
  "DELETE FROM announcement WHERE hub = ?": "A hub is forgotten once, when the settings drop it.",
  "SELECT 1 FROM outbox WHERE parked_ms IS NULL LIMIT 1 OFFSET ?": "Ends after a backlog's rows.",
  "WITH once (article) AS ( SELECT submission -> '$.article' FROM revision WHERE article_id = ?1 ), feed_of (feed) AS ( SELECT 'front' UNION SELECT 'sections/' || (article ->> '$.section') FROM once UNION SELECT 'stories/' || (article ->> '$.story') FROM once UNION SELECT 'topics/' || value FROM once, json_each(article, '$.topics') UNION SELECT 'authors/' || (value ->> '$.author') FROM once, json_each(article, '$.byline') ) SELECT kind, subject FROM outbox WHERE key IN (SELECT ?2 || feed FROM feed_of) UNION SELECT kind, subject FROM outbox WHERE priority <= ?3 AND (kind IN ('resource', 'archive') OR subject GLOB 'feeds/*' OR subject GLOB 'languages/*' OR subject GLOB 'stories/*')":
    "Only what is taken down already.",
  "SELECT count(*) - count(parked_ms) AS waiting, count(parked_ms) AS parked, min(due_ms) FILTER (WHERE parked_ms IS NULL) AS oldest FROM outbox":
    "A report, when somebody asks: what waits is mostly nothing.",
  "SELECT kind, count(*) - count(parked_ms) AS waiting, count(parked_ms) AS parked, min(due_ms) FILTER (WHERE parked_ms IS NULL) AS oldest FROM outbox GROUP BY kind ORDER BY min(priority), kind":
    "The same.",
  "SELECT (SELECT count(*) FROM outbox WHERE parked_ms IS NULL AND due_ms < ?1 AND priority <= ?2) + (SELECT count(*) FROM article WHERE release_ms < ?1) AS count":
    "The same.",
  "SELECT state, count(*) AS count FROM article GROUP BY state ORDER BY state":
    "The same; it counts an index.",
  "SELECT article.slug, command.committed_at AS at, lateness_ms AS latenessMs FROM revision JOIN command USING (sequence) JOIN article ON article.id = article_id WHERE lateness_ms IS NOT NULL AND problems IS NULL ORDER BY revision.sequence DESC LIMIT ?":
    "The same; it reads an index of releases from its end.",
  "SELECT article.slug, command.committed_at AS at, problems FROM revision JOIN command USING (sequence) JOIN article USING (sequence) WHERE problems IS NOT NULL ORDER BY sequence DESC LIMIT ?":
    "The same; it reads an index of refused releases.",
  "SELECT feed, version, committed_at AS committedAt, (SELECT count(*) FROM membership WHERE membership.feed = feed.feed AND shown IS NOT NULL) AS articles FROM feed ORDER BY feed":
    "A list of feeds with their counts, when somebody asks.",
  "SELECT name, scopes, expires_at, created_at, created_by, last_used_at, revoked_at FROM token ORDER BY name":
    "A list of tokens, when somebody asks.",
  "SELECT key, attempts, last_error FROM outbox WHERE attempts > 0 AND parked_ms IS NULL ORDER BY priority, key LIMIT ?":
    "The same.",
  "SELECT key, last_error, parked_ms FROM outbox WHERE parked_ms IS NOT NULL ORDER BY parked_ms, key LIMIT ?":
    "The same.",
  "SELECT count(*) FILTER (WHERE due_ms < ?1) AS waiting, count(*) FILTER (WHERE due_ms >= ?1) AS parked FROM announcement":
    "The same.",
  "SELECT hub, path, last_error, changed_ms FROM announcement WHERE last_error IS NOT NULL ORDER BY due_ms DESC, hub, path LIMIT ?":
    "The same.",
};

/** They move whole ledgers, a page at a time. */
const MOVERS = /backup|restoration|schema/;

const storage = recordedStorage();
let tables: readonly string[];

/** In one line. */
const inLine = (statement: string): string => statement.replaceAll(/\s+/g, " ").trim();

beforeAll(async () => {
  // Everything that can fail does, and is logged.
  for (const method of ["log", "error"] as const) {
    vi.spyOn(console, method).mockImplementation(() => undefined);
  }
  await workingDay(storage);
  tables = storage.sql
    .exec<{ name: string }>("SELECT name FROM sqlite_master WHERE type = 'table'")
    .toArray()
    .map(({ name }) => name);
});
afterAll(() => vi.restoreAllMocks());

const statements = (): readonly string[] =>
  [...storage.statements].filter(
    // Not what migrations do: they run once.
    (text) => /^\s*(?:SELECT|INSERT|UPDATE|DELETE|WITH)\b/.test(text) && !/;\s*\S/.test(text),
  );

const readsAll = (step: string): boolean => {
  const scanned = /^SCAN (\w+)(?! VIRTUAL)/.exec(step)?.[1] ?? "";
  const grows = tables.includes(scanned) && !SMALL.has(scanned);
  return grows || COARSE.some((pattern) => pattern.test(step));
};

it("asks for no statement's answer by reading a table that grows with the newsroom", () => {
  const found = statements().flatMap((statement) => {
    const steps = storage.planOf(statement).filter(readsAll);
    return steps.length > 0 ? [[inLine(statement), steps] as const] : [];
  });
  const excused = found.filter(([statement]) => statement in MAY_READ_ALL);
  expect(found.filter((one) => !excused.includes(one))).toEqual([]);
  expect(excused.map(([statement]) => statement).toSorted()).toEqual(
    Object.keys(MAY_READ_ALL).toSorted(),
  );
});

it("has asked every statement that the newsroom's sources have", () => {
  const asked = statements();
  const unasked = readdirSync(NEWSROOM, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !name.includes("migrations/") && !MOVERS.test(name))
    .flatMap((name) =>
      [...readFileSync(join(NEWSROOM, name), "utf8").matchAll(STATEMENT)].flatMap(
        ([, , written = ""]) => {
          const parts = written
            .split(/\$\{[^}]*\}/)
            .map((part) => part.replaceAll(/[$()*+.?[\]^{|}]/g, "\\$&"));
          const pattern = new RegExp(`^${parts.join("[\\s\\S]*")}$`);
          return asked.some((text) => pattern.test(text)) ? [] : [`${name}: ${inLine(written)}`];
        },
      ),
    );
  // Have `workingDay` do what asks them.
  expect(unasked).toEqual([]);
});
