import type { Client } from "./client.ts";
import type { ManifestFile } from "./manifest.ts";
import type { Progress } from "./progress.ts";
import type { RenditionStore } from "./rendition-store.ts";

/** What content is delivered with. */
export interface Courier {
  readonly client: Client;
  readonly manifest: ManifestFile;
  readonly progress: Progress;
  readonly renditions: RenditionStore;
  /** Ours wins, whoever is ahead. */
  readonly force: boolean;
  /** Whether even a correction that readers were shown may go. */
  readonly dropsCorrections: boolean;
}
