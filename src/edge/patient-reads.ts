import { withPatience } from "./patience.ts";
import type { Ports } from "./ports.ts";

/** How long KV may take for one read. Who waits longer has gone; what is remembered, or a 503, is there. */
const READ_PATIENCE_MS = 3000;

/** @param discard lets go of what comes too late */
const inTime = async <Value>(
  read: Promise<Value>,
  discard: (late: Value) => unknown = () => undefined,
): Promise<Value> => {
  const found = await withPatience(read, READ_PATIENCE_MS);
  if (found) return found.value;
  read.then(discard).catch(() => undefined);
  throw new Error(`KV did not answer within ${READ_PATIENCE_MS} ms`);
};

/** A KV that hangs is a KV that fails. How long a file flows is between KV and who reads it. */
export const patientReads = ({ records, media }: Ports): Pick<Ports, "records" | "media"> => ({
  records: {
    read: async (kind, key) => {
      const record = await inTime(records.read(kind, key), (late) => late?.discard());
      return (
        record && {
          ...record,
          value: () => inTime(record.value()),
          prerendered: (name) => inTime(record.prerendered(name)),
        }
      );
    },
    readAll: (kind, keys) => inTime(records.readAll(kind, keys)),
  },
  media: { find: (name) => inTime(media.find(name), (late) => late?.discard()) },
});
