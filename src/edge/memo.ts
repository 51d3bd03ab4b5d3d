import { UnreadableRecord } from "../store/codec.ts";
import type { DocumentName } from "../store/prerendered.ts";
import type {
  BulkReads,
  RecordKinds,
  RecordMetadata,
  RecordStore,
  StoredRecord,
} from "../store/records.ts";
import { type BoundedMap, boundedMap, weightOf } from "./bounded-map.ts";
import { sharedFlights } from "./flights.ts";
import { STALE_IF_ERROR_SECONDS } from "./freshness.ts";
import { type Asked, MEMO_TRUST_SECONDS, trustIn } from "./trust.ts";
import {
  type FoundDocument,
  type Opened,
  type RecordMemo,
  StoreUnavailable,
} from "./remembered-record.ts";

/** Half of what the memo may hold; rendered documents have the other half (an isolate has 128 MB). */
const RECORDS_MAX_BYTES = 12 * 1024 * 1024;

type AnyValue = RecordKinds[keyof RecordKinds];

/** What KV said when it was asked. */
interface Look extends Asked {
  /** `undefined` says that KV had no such key. */
  readonly metadata: RecordMetadata | undefined;
}

interface Entry extends Look {
  /** When KV last answered. */
  readonly answeredAt: number;
  /** Absent until somebody needed it: a 304 does not. */
  readonly value?: AnyValue;
  readonly bytes: number;
}

/**
 * Remembers records for this isolate. Within `MEMO_TRUST_SECONDS` KV is not asked; after that it is,
 * and an equal hash keeps what was parsed. While KV fails, what it said
 * within `STALE_IF_ERROR_SECONDS`, and since the last takedown that went through here, goes on being served.
 * @param now Unix time in milliseconds
 */
export const memoRecords = (
  store: Pick<RecordStore, "read"> & BulkReads,
  now: () => number,
  maxBytes: number = RECORDS_MAX_BYTES,
): RecordMemo => {
  const entries: BoundedMap<Entry> = boundedMap(maxBytes);
  let epoch = 0;
  /** What KV said before is not served while KV fails: something was taken down since. */
  let staleFrom = 0;
  const looks = sharedFlights<Look>();
  const parses = sharedFlights<Opened<AnyValue>>();
  const readings = sharedFlights<FoundDocument | undefined>();

  const remember = (key: string, entry: Omit<Entry, "bytes">): void => {
    const known = entries.get(key);
    const same = known && known.metadata?.hash === entry.metadata?.hash;
    const bytes = same && known.value === entry.value ? known.bytes : weightOf(entry.value);
    entries.set(key, { ...entry, bytes }, bytes);
  };

  const read: RecordMemo["read"] = async <Kind extends keyof RecordKinds>(
    kind: Kind,
    key: string,
  ) => {
    type Value = RecordKinds[Kind];
    /** This request's own record: a stream belongs to the request that opened it. */
    let own: (StoredRecord<Value> & { readonly asked: Asked }) | undefined;

    const ask = async (): Promise<typeof own> => {
      const asked = { checkedAt: now(), epoch };
      const record = await store.read(kind, key);
      return record && { ...record, asked };
    };

    const look = async (): Promise<Look> => {
      const asked = { checkedAt: now(), epoch };
      const known = entries.get(key);
      try {
        own = await ask();
      } catch (cause) {
        const ageMs = asked.checkedAt - (known?.answeredAt ?? 0);
        const isOutdated = (known?.epoch ?? 0) < staleFrom;
        if (!known?.metadata || isOutdated || ageMs > STALE_IF_ERROR_SECONDS * 1000) {
          throw new StoreUnavailable(`KV does not answer for ${key}`, { cause });
        }
        // Counted from now, or everybody would wait for a KV that hangs.
        const failed = { ...asked, checkedAt: now() };
        remember(key, { ...known, ...failed });
        return { ...failed, metadata: known.metadata };
      }
      const metadata = own?.metadata;
      const value = known?.metadata?.hash === metadata?.hash ? known?.value : undefined;
      remember(key, {
        ...asked,
        answeredAt: asked.checkedAt,
        metadata,
        ...(value && { value }),
      });
      return { ...asked, metadata };
    };

    const parse = async (): Promise<Opened<Value>> => {
      const record = own ?? (await ask());
      own = undefined;
      if (!record) throw new StoreUnavailable(`The record at ${key} went while it was read`);
      const { metadata } = record;
      const value = await record.value();
      remember(key, { ...record.asked, answeredAt: record.asked.checkedAt, metadata, value });
      return { metadata, value };
    };

    const fetchDocument = async (name: DocumentName): Promise<FoundDocument | undefined> => {
      const record = own ?? (await ask());
      own = undefined;
      const document = await record?.prerendered(name);
      return record && document && { metadata: record.metadata, document };
    };

    const discard = (): void => {
      own?.discard();
      own = undefined;
    };

    const open = async (): Promise<Opened<Value>> => {
      const known = entries.get(key);
      if (known?.metadata && known.value !== undefined) {
        discard();
        // The key names the kind, so what is remembered under it is of this kind.
        return { metadata: known.metadata, value: known.value as Value };
      }
      try {
        return (await parses.join(`${epoch} ${key}`, parse)) as Opened<Value>;
      } catch (cause) {
        throw new StoreUnavailable(`The record at ${key} cannot be read`, { cause });
      } finally {
        discard();
      }
    };

    const prerendered = async (name: DocumentName): Promise<FoundDocument | undefined> => {
      if (entries.get(key)?.value !== undefined) return undefined;
      try {
        return await readings.join(`${epoch} ${name.name} ${name.coding} ${key}`, () =>
          fetchDocument(name),
        );
      } catch (cause) {
        // A document that cannot be read can be rendered.
        if (cause instanceof UnreadableRecord) return undefined;
        throw new StoreUnavailable(`The record at ${key} cannot be read`, { cause });
      }
    };

    const known = entries.get(key);
    const trusted = known?.epoch === epoch && now() - known.checkedAt < MEMO_TRUST_SECONDS * 1000;
    // Trust is that of this look: another may have come after it by now, and say something else.
    const found = trusted ? known : await looks.join(`${epoch} ${key}`, look);
    const { metadata } = found;
    return metadata && { metadata, trust: trustIn(found), open, prerendered, discard };
  };

  return {
    read,
    readAll: (kind, keys) =>
      store.readAll(kind, keys).catch((cause: unknown) => {
        throw new StoreUnavailable(`KV does not answer for ${keys.join(", ")}`, { cause });
      }),
    get epoch() {
      return epoch;
    },
    distrust: (isTakedown = false) => {
      epoch += 1;
      if (isTakedown) staleFrom = epoch;
    },
  };
};
