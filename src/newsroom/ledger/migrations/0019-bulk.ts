/** What many bring at once has come between old addresses (6) and what was the rebuild (7). */
export const BULK = "UPDATE outbox SET priority = 10 WHERE priority = 7;";
