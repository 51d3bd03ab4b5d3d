import { keys } from "../store/keys.ts";
import type { RecordStore } from "../store/records.ts";
import type { Ledger } from "./ledger/ledger.ts";
import { within } from "./patience.ts";
import { PUT_PATIENCE_MS } from "./schedule.ts";

/**
 * Whether KV lacks what it once had: the settings, or the oldest article, for whoever has lost all may have
 * sent new settings since.
 * @throws when KV does not say
 */
export const lacksRecords = async (
  { articles }: Ledger,
  records: RecordStore,
): Promise<boolean> => {
  if (!(await has("publication", keys.publication(), records))) return true;
  const oldest = articles.oldestWritten();
  return oldest !== undefined && !(await has("resource", keys.resource(oldest), records));
};

const has = async (
  kind: "publication" | "resource",
  key: string,
  records: RecordStore,
): Promise<boolean> => {
  let found = false;
  const read = records.read(kind, key).then((record) => {
    record?.discard();
    found = record !== undefined;
    return undefined;
  });
  if (await within(read, PUT_PATIENCE_MS)) return found;
  throw new Error(`KV did not answer for ${key} within ${PUT_PATIENCE_MS} ms`);
};
