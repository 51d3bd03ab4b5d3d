import { leastUrgentToday } from "./budget.ts";
import type { Conditions } from "./conditions.ts";
import type { Ledger } from "./ledger/ledger.ts";
import { articlesByState, countOverdue, schemaVersion } from "./ledger/overview.ts";
import { releaseReport } from "./ledger/release-report.ts";
import { dayOf } from "./ledger/spending.ts";
import { PRIORITY } from "./priority.ts";
import type { NewsroomStatus, RebuildProgress } from "./report.ts";

/** KV takes a key once a second, and a release is to the second: what is due longer than this is late. */
const LATE_MS = 60_000;

export const statusOf = (
  sql: SqlStorage,
  { announcements, outbox }: Ledger,
  rebuild: RebuildProgress,
  nowMs: number,
  { writeBudget: budget, rendering }: Conditions,
): NewsroomStatus => {
  const day = dayOf(nowMs);
  const spent = outbox.spending.on(day);
  // An import takes its time, and is late for nobody.
  const awaited = Math.min(leastUrgentToday(spent, budget), PRIORITY.redirect);
  return {
    articles: articlesByState(sql),
    releases: releaseReport(sql),
    overdue: countOverdue(sql, awaited, nowMs - LATE_MS),
    outbox: outbox.report(),
    announcements: announcements.report(),
    spent: { day, ...spent, ...(Number.isFinite(budget) && { budget }) },
    rebuild,
    schema: schemaVersion(sql),
    rendering,
    storageBytes: sql.databaseSize,
  };
};
