import type { TagUri } from "../model/identity.ts";
import { decideRelease } from "./decide/release.ts";
import { relativesOf } from "./ledger/bearing.ts";
import type { Commit } from "./ledger/commit.ts";
import type { Ledger } from "./ledger/ledger.ts";
import { FAULT_REST_MS, RELEASES_AT_ONCE } from "./schedule.ts";
import { situationAt } from "./situation.ts";

/**
 * Releases what is due, at most so many at once, each in a transaction of its own. One that fails is
 * tried again in a minute, and holds up no other.
 */
export const releaseDue = (ledger: Ledger, nowMs: number, dueMs: Commit["dueMs"]): void => {
  for (const id of ledger.releases.due(nowMs, RELEASES_AT_ONCE)) {
    try {
      release(ledger, id, nowMs, dueMs);
    } catch (error) {
      ledger.releases.fail(id, String(error), nowMs + FAULT_REST_MS);
      console.error({ event: "release-failed", id, error: String(error) });
    }
  }
};

const release = (ledger: Ledger, id: TagUri, nowMs: number, dueMs: Commit["dueMs"]): void => {
  const current = ledger.articles.of(id);
  if (current?.releaseMs === undefined) throw new Error("It is not scheduled.");
  const { article } = current.submission;
  const { slug } = article;
  // What is to be released later is not there yet.
  const situation = {
    ...situationAt(slug, ledger, nowMs),
    relatives: relativesOf(article, ledger),
  };
  const change = decideRelease(slug, current.releaseMs, situation, nowMs);
  // Who scheduled it publishes it.
  const by = ledger.revisions.authorOf(id);
  ledger.commitArticle(change, { command: "release", by, nowMs, dueMs });
  const { latenessMs, problems } = change;
  if (problems) console.error({ event: "release-refused", slug, latenessMs, problems });
  else console.log({ event: "released", slug, latenessMs });
};
