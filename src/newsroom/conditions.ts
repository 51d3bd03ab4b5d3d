import type { MediaStore } from "../store/media.ts";
import type { RecordStore } from "../store/records.ts";
import type { Announce } from "./announce.ts";
import type { Prerender } from "./prerender.ts";

/** What surrounds the newsroom, besides its clock and its storage. */
export interface Conditions {
  /** A number from 0 to 1. */
  readonly random: () => number;
  /** KV writes a day in UTC, `Infinity` where the plan sets none. */
  readonly writeBudget: number;
  /** `RENDERING`: what was rendered by another one is of no use. */
  readonly rendering: number;
  /** Absent where no hub is to hear of us, as on a developer's machine. */
  readonly announce?: Announce;
  /** How long after KV has confirmed a record everybody gets it. */
  readonly propagationMs: number;
}

/** What a projector needs from outside. */
export interface ProjectorPorts {
  readonly records: RecordStore;
  readonly media: MediaStore;
  readonly prerender: Prerender;
  /** The clock, in Unix milliseconds. */
  readonly now: () => number;
  readonly conditions: () => Conditions;
}
