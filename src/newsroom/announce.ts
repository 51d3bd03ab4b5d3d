import type { Publication } from "../model/publication.ts";

/** Tells one WebSub hub which topics changed, those at these pages; rejects when it does not know. */
export type Announce = (
  hub: string,
  paths: readonly string[],
  publication: Publication,
) => Promise<void>;
