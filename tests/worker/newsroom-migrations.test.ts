import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import { MIGRATIONS, migrate } from "../../src/newsroom/ledger/migrations.ts";
import { slug } from "../support/builders.ts";
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
