import { createHash } from "node:crypto";
import { SIGNATURE_BYTES } from "./signature.ts";

/** A file that is hashed while it passes through. */
export interface Verification {
  readonly stream: TransformStream<Uint8Array, Uint8Array>;
  /** Whether the file came to its end, and was another one. */
  readonly isMismatch: () => boolean;
}

/**
 * Checks a file as it streams. The last chunk waits until the digest is known to be right: a wrong
 * file breaks off before its end, so the store never has the whole of it.
 * @param sha256 the digest that is due, lower-case hex
 */
export const verification = (sha256: string): Verification => {
  const hash = createHash("sha256");
  let held: Uint8Array | undefined;
  let mismatch = false;
  const stream = new TransformStream<Uint8Array, Uint8Array>({
    transform: (chunk, controller) => {
      hash.update(chunk);
      if (held) controller.enqueue(held);
      held = chunk;
    },
    flush: (controller) => {
      mismatch = hash.digest("hex") !== sha256;
      if (mismatch) controller.error(new Error("The bytes have another digest than the name"));
      else if (held) controller.enqueue(held);
    },
  });
  return { stream, isMismatch: () => mismatch };
};

/** Reads enough of a stream to know what it is, and gives the whole stream back. */
export const peek = async (
  stream: ReadableStream<Uint8Array>,
): Promise<{ readonly beginning: Uint8Array; readonly whole: ReadableStream<Uint8Array> }> => {
  const reader = stream.getReader();
  const chunks: Uint8Array[] = [];
  for (let bytes = 0; bytes < SIGNATURE_BYTES;) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(value);
    bytes += value.byteLength;
  }
  const beginning = new Uint8Array(await new Blob(chunks).arrayBuffer());
  const whole = new ReadableStream<Uint8Array>({
    start: (controller) => {
      if (beginning.byteLength > 0) controller.enqueue(beginning);
    },
    pull: async (controller) => {
      const { done, value } = await reader.read();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: (reason) => reader.cancel(reason),
  });
  return { beginning, whole };
};
