import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import { MIGRATIONS, migrate } from "../../src/newsroom/ledger/migrations.ts";
import { PRIORITY } from "../../src/newsroom/priority.ts";
import { slug } from "../support/builders.ts";
import { takeBackTo } from "../support/earlier-ledger.ts";
import { asNew, furnish, newsroomNamed, submit, succeed } from "../support/newsroom.ts";

const next = "CREATE TABLE later (name TEXT PRIMARY KEY) STRICT";

const upTo = (last: number) => Array.from({ length: last }, (_, index) => ({ version: index + 1 }));

it("carries out each migration once, and keeps what the ledger holds", async () => {
  const desk = newsroomNamed("migrated");
  await furnish(desk);
  succeed(await desk.publish(submit("before"), asNew));
  await runInDurableObject(env.NEWSROOM.getByName("migrated"), (_, { storage }) => {
    migrate(storage);
    migrate(storage, [...MIGRATIONS, next]);
    migrate(storage, [...MIGRATIONS, next]);
    expect(storage.sql.exec("SELECT * FROM migration").toArray()).toEqual(
      upTo(MIGRATIONS.length + 1),
    );
  });
  expect(await desk.article(slug("before"))).toBeDefined();
});

it("takes a migration that fails back whole", async () => {
  await runInDurableObject(newsroomNamed("broken-migration"), (_, { storage }) => {
    const broken = `${next}; CREATE TABLE article (again TEXT) STRICT`;
    expect(() => migrate(storage, [...MIGRATIONS, broken])).toThrow(/already exists/);
    expect(() => storage.sql.exec("SELECT * FROM later")).toThrow(/no such table/);
    expect(storage.sql.exec("SELECT * FROM migration").toArray()).toEqual(upTo(MIGRATIONS.length));
  });
});

it("lets rows that wait keep their order when files come between settings and articles", async () => {
  await runInDurableObject(newsroomNamed("priorities"), (_, { storage }) => {
    takeBackTo(8, storage.sql);
    storage.sql.exec(`
      INSERT INTO outbox (key, kind, subject, priority, due_ms) VALUES
        ('a', 'resource', 'a', 0, 0), ('b', 'edition', 'front', 1, 0), ('c', 'publication', '', 2, 0),
        ('d', 'resource', 'd', 3, 0), ('e', 'edition', 'topics/e', 4, 0), ('f', 'media', 'f', 7, 0)`);
    migrate(storage);
    expect([...storage.sql.exec("SELECT key, priority FROM outbox ORDER BY key").raw()]).toEqual(
      Object.entries({
        a: PRIORITY.tombstone,
        b: PRIORITY.editionWithout,
        c: PRIORITY.publication,
        d: PRIORITY.resource,
        e: PRIORITY.edition,
        f: PRIORITY.rebuild,
      }),
    );
    storage.sql.exec("DELETE FROM outbox");
  });
});
