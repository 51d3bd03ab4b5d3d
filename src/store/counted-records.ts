import type { RecordStore } from "./records.ts";

/**
 * A store that tells of each write which kind of record it was, and whether KV confirmed it: what it
 * did not confirm is tried again. That nothing can be told is no reason to fail a write.
 */
export const countedRecords = (
  records: RecordStore,
  tell: (kind: string, outcome: "written" | "failed") => void,
): RecordStore => {
  const told = (...what: Parameters<typeof tell>): void => {
    try {
      tell(...what);
    } catch (error) {
      console.error({ event: "statistics-unavailable", error: String(error) });
    }
  };
  return {
    read: (kind, key) => records.read(kind, key),
    write: async (kind, ...rest) => {
      try {
        await records.write(kind, ...rest);
      } catch (error) {
        told(kind, "failed");
        throw error;
      }
      told(kind, "written");
    },
  };
};
