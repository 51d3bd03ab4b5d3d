import { expect, it } from "vitest";
import { instantOf } from "../../src/model/instant.ts";
import { MIGRATIONS } from "../../src/newsroom/ledger/migrations.ts";
import { RENDERING } from "../../src/representations/rendering.ts";
import { slug } from "../support/builders.ts";
import { asNew, furnish, inNewsroom, kv, overAny, submit, succeed } from "../support/newsroom.ts";

const MINUTE_MS = 60_000;

it("says what the newsroom holds, what comes next, how late it was and what it has cost", async () => {
  await inNewsroom("asked-how-it-is", kv, async (desk) => {
    await furnish(desk);
    succeed(await desk.publish(submit("one"), asNew));
    succeed(await desk.publish(submit("two"), asNew));
    succeed(await desk.withdraw(slug("two"), { reason: "wrong" }, overAny));
    succeed(await desk.saveDraft(submit("a-draft"), asNew));
    for (const name of ["later", "sooner"]) succeed(await desk.saveDraft(submit(name), asNew));
    const [soonerMs, laterMs] = [Date.now() + MINUTE_MS, Date.now() + 60 * MINUTE_MS];
    succeed(await desk.schedule(slug("later"), instantOf(laterMs), overAny));
    succeed(await desk.schedule(slug("sooner"), instantOf(soonerMs), overAny));
    desk.aheadMs = 1.5 * MINUTE_MS;
    await desk.alarm();
    const status = await desk.status();
    expect(status).toMatchObject({
      articles: { draft: 1, gone: 1, live: 2, scheduled: 1 },
      releases: {
        next: [{ slug: "later", at: instantOf(laterMs) }],
        last: [{ slug: "sooner" }],
      },
      overdue: 0,
      outbox: { waiting: 0, kinds: {} },
      rebuild: { total: 0 },
      schema: MIGRATIONS.length,
      rendering: RENDERING,
    });
    const { latenessMs } = status.releases.last[0] ?? {};
    expect(latenessMs).toBeGreaterThan(0.4 * MINUTE_MS);
    expect(latenessMs).toBeLessThan(0.8 * MINUTE_MS);
    expect(status.storageBytes).toBeGreaterThan(4096);
    expect(status.spent.writes).toBeGreaterThan(4);
  });
});

it("counts as overdue what should have been long ago, and not what the budget keeps", async () => {
  await inNewsroom("overdue", kv, async (desk, { storage }) => {
    await furnish(desk);
    const longAgo = Date.now() - 2 * MINUTE_MS;
    storage.sql.exec(
      `INSERT INTO outbox (key, kind, subject, priority, due_ms, parked_ms, last_error) VALUES
         ('edition:v1:a', 'edition', 'topics/a', 5, ?1, NULL, NULL),
         ('edition:v1:b', 'edition', 'topics/b', 5, ?2, NULL, NULL),
         ('edition:v1:c', 'edition', 'topics/c', 5, ?1, ?1, 'no'),
         ('archive:v1:1', 'archive', '1', 1, ?1, NULL, NULL)`,
      longAgo,
      Date.now(),
    );
    expect(await desk.status()).toMatchObject({
      overdue: 2,
      outbox: {
        waiting: 3,
        parked: 1,
        kinds: {
          archive: { waiting: 1, parked: 0, oldestDueAt: instantOf(longAgo) },
          edition: { waiting: 2, parked: 1, oldestDueAt: instantOf(longAgo) },
        },
      },
    });
    desk.budget = 1;
    expect((await desk.status()).overdue).toBe(1);
  });
});
