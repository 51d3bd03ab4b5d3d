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
    const found = await namespace.getWithMetadata([...keys], {
      type: "text",
      cacheTtl: KV_CACHE_TTL_SECONDS,
    });
    return new Map(
      [...found].flatMap(([key, { value: text, metadata }]) =>
        text === null
          ? []
          : [
              [
                key,
                { metadata: parseMetadata(key, metadata), value: decodeRecord(kind, key, text) },
              ],
            ],
      ),
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
