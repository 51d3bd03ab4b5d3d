import {
  decodePrerendered,
  decodeRecord,
  encodeRecord,
  parseMetadata,
} from "../../src/store/codec.ts";
import type { BulkReads, RecordStore } from "../../src/store/records.ts";

/** Workers KV in memory, through the same codec as the real one, with what a test may ask of it. */
export interface MemoryRecords extends RecordStore, BulkReads {
  /** What stands under each key, as KV would hold it; a test may spoil it. */
  readonly stored: Map<string, { text: string; metadata: unknown }>;
  /** Keys in the order they were read, parsed and written. */
  readonly reads: string[];
  readonly parses: string[];
  readonly writes: string[];
  /** While true, every read and write fails as KV does. */
  failing: boolean;
}

export const memoryRecords = (): MemoryRecords => {
  const memory: MemoryRecords = {
    stored: new Map(),
    reads: [],
    parses: [],
    writes: [],
    failing: false,

    read: async (kind, key) => {
      memory.reads.push(key);
      if (memory.failing) throw new Error("KV GET failed: 500 Internal Server Error");
      const found = memory.stored.get(key);
      if (!found) return undefined;
      const metadata = parseMetadata(key, found.metadata);
      return {
        metadata,
        prerendered: async (name) =>
          decodePrerendered(key, new TextEncoder().encode(found.text), metadata, name),
        value: async () => {
          memory.parses.push(key);
          return decodeRecord(kind, key, found.text);
        },
        discard: () => undefined,
      };
    },

    readAll: async (kind, keys) => {
      memory.reads.push(keys.join(" "));
      if (memory.failing) throw new Error("KV GET failed: 500 Internal Server Error");
      return new Map(
        keys.flatMap((key) => {
          const found = memory.stored.get(key);
          if (!found) return [];
          const metadata = parseMetadata(key, found.metadata);
          return [[key, { metadata, value: decodeRecord(kind, key, found.text) }]];
        }),
      );
    },

    write: async (_kind, key, value, committedAt, prerendered) => {
      memory.writes.push(key);
      if (memory.failing) throw new Error("KV PUT failed: 500 Internal Server Error");
      memory.stored.set(key, encodeRecord(value, committedAt, prerendered));
    },
  };
  return memory;
};
