import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, it } from "vitest";
import { peek, verification } from "../../../src/edge/publishing/upload.ts";
import { streamOf } from "../../support/memory-media.ts";

const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** What comes through, and whether it came to its end. */
const collect = async (stream: ReadableStream<Uint8Array>) => {
  const chunks: Uint8Array[] = [];
  try {
    for await (const chunk of stream) chunks.push(chunk);
    return { bytes: Buffer.concat(chunks), ended: true };
  } catch {
    return { bytes: Buffer.concat(chunks), ended: false };
  }
};

it("passes a right file through unchanged", async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), async (bytes) => {
      const { whole, beginning } = await peek(streamOf(bytes));
      const check = verification(sha256(bytes));
      const { bytes: passed, ended } = await collect(whole.pipeThrough(check.stream));
      expect(ended).toBe(true);
      expect(passed).toEqual(Buffer.from(bytes));
      expect(Buffer.from(bytes.subarray(0, beginning.byteLength))).toEqual(Buffer.from(beginning));
      expect(beginning.byteLength).toBeGreaterThanOrEqual(Math.min(512, bytes.byteLength));
      expect(check.isMismatch()).toBe(false);
    }),
  );
});

it("never lets a wrong file come to its end", async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 2000 }), async (bytes) => {
      const check = verification(sha256(new Uint8Array([1, 2, 3, 4, 5])));
      const { bytes: passed, ended } = await collect(streamOf(bytes).pipeThrough(check.stream));
      expect(ended).toBe(false);
      expect(passed.byteLength).toBeLessThan(bytes.byteLength);
      expect(check.isMismatch()).toBe(true);
    }),
  );
});
