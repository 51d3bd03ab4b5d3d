import type { ArticleChange } from "../decide/change.ts";
import type { ForeseenKeys } from "../foretold.ts";
import { PRIORITY } from "../priority.ts";
import { keyOf } from "../target.ts";
import { dirtyAfterConfirming } from "./confirmation.ts";
import { filesToHide } from "./media-rows.ts";
import type { Dirty } from "./outbox-row.ts";
import type { Tables } from "./tables.ts";

/** Does some work, tells what it gave, and takes all of it back. */
export const undone = <Value>(storage: DurableObjectStorage, work: () => Value): Value => {
  let given: { readonly value: Value } | undefined;
  try {
    storage.transactionSync(() => {
      given = { value: work() };
      throw new Error("Taken back.");
    });
  } catch (error) {
    if (!given) throw error;
  }
  if (!given) throw new Error("A transaction was not carried out.");
  return given.value;
};

/**
 * The keys that a change which was just committed leaves to be written: its own, and those that follow
 * when they are confirmed.
 */
export const keysAfter = (
  tables: Tables,
  { submission: { article }, revision, state }: ArticleChange,
  sequence: number,
  nowMs: number,
): ForeseenKeys => {
  const own = tables.outbox.progress(sequence).waiting.map(({ key }) => key);
  // Nothing of what is held is public, so nothing follows.
  if (own.length === 0) return { writes: [], removes: [] };
  const shows = state === "live" ? { article, revision } : undefined;
  const row = {
    target: { kind: "resource", slug: article.slug },
    priority: PRIORITY.resource,
  } as const;
  const next = shows ? dirtyAfterConfirming(tables, shows, nowMs, false) : [];
  return {
    writes: [...new Set([...own, ...keysOf(next)])],
    removes: keysOf(filesToHide(row, shows, tables)),
  };
};

const keysOf = (dirty: readonly Dirty[]): readonly string[] =>
  dirty.map(({ target }) => keyOf(target));
