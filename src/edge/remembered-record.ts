import type { DocumentName, PrerenderedDocument } from "../store/prerendered.ts";
import type { BulkReads, RecordKinds, RecordMetadata } from "../store/records.ts";
import type { Trust } from "./trust.ts";

/** A record as the memo hands it out: any number of times, to any number of requests. */
export interface RememberedRecord<Value> {
  readonly metadata: RecordMetadata;
  readonly trust: Trust;
  /** The value, with the metadata it belongs to: the record may have been replaced meanwhile. */
  readonly open: () => Promise<Opened<Value>>;
  /**
   * A document that was made with it, with the metadata of the record it was found in; `undefined`
   * where there is none, or what it is made of is at hand already.
   */
  readonly prerendered: (name: DocumentName) => Promise<FoundDocument | undefined>;
  /** Says that this request will not open it. */
  readonly discard: () => void;
}

export interface Opened<Value> {
  readonly metadata: RecordMetadata;
  readonly value: Value;
}

export interface FoundDocument {
  readonly metadata: RecordMetadata;
  readonly document: PrerenderedDocument;
}

/** `readAll` remembers nothing: what is made of many records is. It throws `StoreUnavailable`, too. */
export interface RecordMemo extends BulkReads {
  /**
   * Reads a record, or finds that there is none.
   * @throws StoreUnavailable when KV fails and nothing is remembered that it said within
   * `STALE_IF_ERROR_SECONDS` and since the last takedown: never a wrong absence
   */
  read<Kind extends keyof RecordKinds>(
    kind: Kind,
    key: string,
  ): Promise<RememberedRecord<RecordKinds[Kind]> | undefined>;
  /**
   * Has KV asked again for everything, because a command went through here. KV itself may answer
   * from its own cache for a minute more.
   * @param isTakedown whether what KV said before is not to be served even while KV fails
   */
  distrust(isTakedown?: boolean): void;
  /** How often it was distrusted. */
  readonly epoch: number;
}

/** KV did not answer, or holds something unreadable: a 503. */
export class StoreUnavailable extends Error {
  override readonly name = "StoreUnavailable";
}
