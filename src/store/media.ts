import { keys } from "./keys.ts";
import type { MediaMetadata } from "./records.ts";

/** Published files: raw bytes under the digest of their content, so a key is never written twice differently. */
export interface MediaStore {
  find(name: string): Promise<StoredMedia | undefined>;
  /**
   * Takes whole files only: what KV keeps of a stream that breaks off is undocumented, and locally it
   * is the part that came, in place of the file that was there. Throws when KV does not confirm.
   */
  write(name: string, file: Uint8Array, media: MediaMetadata): Promise<void>;
  /** Throws when KV does not confirm; nothing happens where there is no such file. */
  remove(name: string): Promise<void>;
}

/** A file found. One of `body` and `discard` is to be called, once. */
export interface StoredMedia {
  readonly metadata: MediaMetadata;
  readonly body: (range?: ByteRange) => ReadableStream<Uint8Array>;
  readonly discard: () => Promise<void>;
}

/** Both ends are part of it, counted from 0, as `Content-Range` counts. */
export interface ByteRange {
  readonly first: number;
  readonly last: number;
}

/**
 * The default spelled out. Longer would suit files that never change, but KV keeps "there is none"
 * for as long, and a file may be asked for before it is uploaded
 * (developers.cloudflare.com/kv/concepts/how-kv-works).
 */
const MEDIA_CACHE_TTL_SECONDS = 60;

export const kvMedia = (namespace: KVNamespace): MediaStore => ({
  find: async (name) => {
    const { value, metadata } = await namespace.getWithMetadata(keys.media(name), {
      type: "stream",
      cacheTtl: MEDIA_CACHE_TTL_SECONDS,
    });
    if (value === null) return undefined;
    if (!isMediaMetadata(metadata)) {
      await value.cancel();
      throw new Error(`The file ${name} has no type and bytes in its metadata`);
    }
    // KV streams bytes; its type does not say so.
    const stream = value as ReadableStream<Uint8Array>;
    return {
      metadata,
      body: (range) => (range ? sliced(stream, range) : sized(stream, metadata.bytes)),
      discard: () => stream.cancel(),
    };
  },

  write: (name, file, media) => namespace.put(keys.media(name), file, { metadata: media }),

  remove: (name) => namespace.delete(keys.media(name)),
});

/** Workers send `Content-Length` only for a stream whose length they know. */
const sized = (stream: ReadableStream<Uint8Array>, bytes: number): ReadableStream<Uint8Array> =>
  stream.pipeThrough(new FixedLengthStream(bytes));

/** KV gives whole values only: what lies before the range is read and dropped, the rest is not read. */
const sliced = (
  stream: ReadableStream<Uint8Array>,
  { first, last }: ByteRange,
): ReadableStream<Uint8Array> => {
  let at = 0;
  const slice = new TransformStream<Uint8Array, Uint8Array>({
    transform: (chunk, controller) => {
      const part = chunk.subarray(Math.max(0, first - at), Math.max(0, last + 1 - at));
      at += chunk.byteLength;
      if (part.byteLength > 0) controller.enqueue(part);
      if (at > last) controller.terminate();
    },
  });
  return sized(stream.pipeThrough(slice), last + 1 - first);
};

const isMediaMetadata = (metadata: unknown): metadata is MediaMetadata =>
  typeof metadata === "object" &&
  metadata !== null &&
  "type" in metadata &&
  typeof metadata.type === "string" &&
  "bytes" in metadata &&
  typeof metadata.bytes === "number";
