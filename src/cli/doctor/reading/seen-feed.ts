import type { SeenLink } from "./links.ts";

/** What a feed says, whichever format it has. */
export interface SeenFeed {
  readonly links: readonly SeenLink[];
  readonly entries: readonly SeenEntry[];
  /** As it is written. */
  readonly updated?: string | undefined;
  /** Required members that are missing: "`id` of entry 3". */
  readonly missing: readonly string[];
}

export interface SeenEntry {
  readonly id?: string | undefined;
  readonly url?: string | undefined;
  /** As they are written. */
  readonly published?: string | undefined;
  readonly updated?: string | undefined;
}
