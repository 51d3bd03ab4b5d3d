/** Takes back what the newest migrations brought: the budget, rebuilds and announcements of the outbox. */
export const UNDO_OUTBOX = `
  DROP TABLE spent; DROP TABLE rebuild; DROP TABLE announcement;
  ALTER TABLE outbox DROP COLUMN parked_ms;`;
