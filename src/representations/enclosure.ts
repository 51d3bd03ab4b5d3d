import type { Entry } from "../model/entry.ts";
import type { Audio, Picture, Video } from "../model/media.ts";

/** What a reader may download with an entry: its recordings, or else its opening picture. */
export const enclosuresOf = (
  entry: Pick<Entry, "recordings" | "picture">,
): readonly (Audio | Video | Picture)[] => {
  if (entry.recordings.length > 0) return entry.recordings;
  return entry.picture ? [entry.picture] : [];
};
