import type { Conditions } from "./conditions.ts";
import type { Announcements } from "./ledger/announcements.ts";
import type { Ledger } from "./ledger/ledger.ts";
import { dayOf } from "./ledger/spending.ts";
import type { NewsroomStatus } from "./report.ts";

export const statusOf = (
  { outbox }: Ledger,
  announcements: Announcements,
  nowMs: number,
  { writeBudget: budget }: Conditions,
): NewsroomStatus => {
  const day = dayOf(nowMs);
  return {
    outbox: outbox.report(),
    announcements: announcements.report(),
    spent: { day, ...outbox.spending.on(day), ...(Number.isFinite(budget) && { budget }) },
  };
};
