import { decodePrerendered, decodeRecord, encodeRecord, parseMetadata } from "./codec.ts";
import type { BulkReads, RecordStore } from "./records.ts";

/**
 * How long a location of KV may answer from its own cache. 60 is KV's default, and what our
 * takedown bound counts on, so it is spelled out
 * (developers.cloudflare.com/kv/api/read-key-value-pairs/#cachettl-parameter).
 */
const KV_CACHE_TTL_SECONDS = 60;

/** Records in a KV namespace. Values come as streams, so that a 304 neither buffers nor parses one. */
export const kvRecords = (namespace: KVNamespace): RecordStore & BulkReads => ({
  read: async (kind, key) => {
    const { value: stream, metadata } = await namespace.getWithMetadata(key, {
      type: "stream",
      cacheTtl: KV_CACHE_TTL_SECONDS,
    });
    if (stream === null) return undefined;
    try {
      const parsed = parseMetadata(key, metadata);
      return {
        metadata: parsed,
        value: async () => decodeRecord(kind, key, await new Response(stream).text()),
        prerendered: async (name) =>
          decodePrerendered(key, await new Response(stream).bytes(), parsed, name),
        discard: () => letGo(stream),
      };
    } catch (error) {
      letGo(stream);
      throw error;
    }
  },

  readAll: async (kind, keys) => {
    // Of a key that is not there KV gives null, whatever the type says.
    const found: ReadonlyMap<string, { value: string | null; metadata: unknown } | null> =
      await namespace.getWithMetadata([...keys], {
        type: "text",
        cacheTtl: KV_CACHE_TTL_SECONDS,
      });
    return new Map(
      [...found].flatMap(([key, record]) => {
        if (!record || record.value === null) return [];
        const metadata = parseMetadata(key, record.metadata);
        return [[key, { metadata, value: decodeRecord(kind, key, record.value) }]];
      }),
    );
  },

  write: async (_kind, key, value, committedAt, prerendered) => {
    const { text, metadata } = encodeRecord(value, committedAt, prerendered);
    await namespace.put(key, text, { metadata });
  },
});

const letGo = (stream: ReadableStream): void => {
  stream.cancel().catch((error: unknown) => {
    // The answer is already decided by the metadata; a body that fails to close changes nothing in it.
    console.warn({ event: "kv-stream-not-closed", error: String(error) });
  });
};
