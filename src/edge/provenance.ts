import type { Validators } from "./conditional.ts";
import type { Coding } from "./compression.ts";
import type { Trust } from "./trust.ts";

/** What an answer to GET was made of: while that is trusted, the next one is the same. */
export interface Provenance extends Required<Validators> {
  readonly path: string;
  readonly trust: Trust;
  readonly isFeed: boolean;
  readonly isCompressedHere: boolean;
  readonly coding: Coding;
}

/** The answers of this isolate that may be given again, each while somebody still holds it. */
export type Provenances = WeakMap<Response, Provenance>;
