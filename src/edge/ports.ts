import type { Newsroom, Receipt } from "../newsroom/newsroom.ts";
import type { MediaStore } from "../store/media.ts";
import type { BulkReads, RecordStore } from "../store/records.ts";
import type { Count } from "./count.ts";
import type { Sighting } from "./readership.ts";

/** What the edge needs from outside: `worker.ts` brings Cloudflare's, tests bring memory's. */
export interface Ports {
  readonly records: Pick<RecordStore, "read"> & BulkReads;
  readonly media: Pick<MediaStore, "find">;
  /** Made anew for each request: a stub belongs to the request that made it. */
  readonly newsroom: () => Newsroom;
  /** Unix time in milliseconds. */
  readonly now: () => number;
  /**
   * Whether a client may fetch a feed whole once more, by what Cloudflare counts at this location;
   * absent where nothing that counts is bound.
   */
  readonly rateLimit?: (key: string) => Promise<boolean>;
  /** Keeps for statistics who polls a feed for many people. */
  readonly keepSighting: (sighting: Sighting) => void;
  readonly log: (event: LogEvent) => void;
  /** A new id, which nobody can guess. */
  readonly mintId: () => string;
  /** Keeps a line of what was asked of the API. */
  readonly journal?: (line: JournalLine) => void;
  /** Keeps how often what was answered; absent where nothing counts. */
  readonly keepCounts?: (counts: readonly Count[]) => void;
}

/** What was asked of the API, by whom, and what became of it. */
export interface JournalLine extends Partial<
  Pick<Receipt, "sequence" | "revision" | "state" | "created" | "changed" | "projected">
> {
  readonly event: "api-request";
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly ms: number;
  /** The name of the token; absent where it was refused. */
  readonly by?: string;
}

/** One line of structured log. */
export interface LogEvent {
  readonly event:
    | "unexpected-error"
    | "store-unavailable"
    | "newsroom-unavailable"
    | "rate-limit-unavailable"
    | "statistics-unavailable";
  /** What the client was told too. */
  readonly id?: string;
  readonly method: string;
  readonly path: string;
  readonly error: string;
}
