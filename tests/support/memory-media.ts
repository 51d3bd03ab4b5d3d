import type { MediaStore } from "../../src/store/media.ts";
import type { MediaMetadata } from "../../src/store/records.ts";

/** Files in memory. */
export interface MemoryMedia extends MediaStore {
  readonly files: Map<string, { readonly bytes: Uint8Array; readonly metadata: MediaMetadata }>;
  failing: boolean;
}

export const memoryMedia = (): MemoryMedia => {
  const failIfAsked = () => {
    if (memory.failing) throw new Error("KV failed: 500 Internal Server Error");
  };
  const memory: MemoryMedia = {
    files: new Map(),
    failing: false,
    find: async (name) => {
      failIfAsked();
      const file = memory.files.get(name);
      return (
        file && {
          metadata: file.metadata,
          body: (range) =>
            streamOf(range ? file.bytes.subarray(range.first, range.last + 1) : file.bytes),
          discard: async () => undefined,
        }
      );
    },
    write: async (name, bytes, metadata) => {
      failIfAsked();
      memory.files.set(name, { bytes, metadata });
    },
    remove: async (name) => {
      failIfAsked();
      memory.files.delete(name);
    },
  };
  return memory;
};

/** In chunks of three bytes, so that no test passes by luck of one chunk. */
export const streamOf = (bytes: Uint8Array): ReadableStream<Uint8Array> => {
  let at = 0;
  return new ReadableStream({
    pull: (controller) => {
      if (at >= bytes.byteLength) return controller.close();
      controller.enqueue(bytes.slice(at, at + 3));
      at += 3;
    },
  });
};
