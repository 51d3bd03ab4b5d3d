import type { ProjectorPorts } from "./conditions.ts";
import type { Ledger } from "./ledger/ledger.ts";
import type { OutboxRow } from "./ledger/outbox-row.ts";
import { projectMedia } from "./media-projection.ts";
import { prerendered } from "./prerender.ts";
import { type Projected, project } from "./projection.ts";
import { MEDIA_PATIENCE_MS, PUT_PATIENCE_MS } from "./schedule.ts";

/** What carrying out a row takes. */
export interface Work {
  readonly put: () => Promise<void>;
  /** How long it may take before we stop waiting for it, in milliseconds; it may still arrive. */
  readonly patienceMs: number;
  /** Whether it takes a file away: the plan counts that apart from the day's writes. */
  readonly isDeletion: boolean;
  /** What is put; absent where it is a file. */
  readonly record?: Projected;
}

/** How many operations of KV a row takes at most: what only KV has is read before it is written. */
export const operationsOf = ({ target }: OutboxRow, { media }: Ledger): number =>
  target.kind === "media" && !media.hasBytes(target.name) ? 2 : 1;

/** @throws when the ledger has not what the row is to show */
export const workOf = (
  { key, target }: OutboxRow,
  ledger: Ledger,
  { records, media, prerender }: ProjectorPorts,
): Work => {
  if (target.kind === "media") {
    const put = () => projectMedia(target.name, ledger, media);
    const isDeletion = !ledger.media.isPublic(target.name);
    return { put, patienceMs: MEDIA_PATIENCE_MS, isDeletion };
  }
  const record = project(target, ledger);
  const documents = prerendered(key, record, ledger, prerender);
  const { kind, value, committedAt } = record;
  const put = () => records.write(kind, key, value, committedAt, documents);
  return { put, patienceMs: PUT_PATIENCE_MS, isDeletion: false, record };
};
