import type { ArchivePage } from "../model/archive.ts";
import type { Edition } from "../model/edition.ts";
import type { Instant } from "../model/instant.ts";
import type { OldPaths } from "../model/old-path.ts";
import type { Publication } from "../model/publication.ts";
import type { Resource } from "../model/resource.ts";
import type {
  DocumentName,
  Prerendered,
  PrerenderedDocument,
  PrerenderedIndex,
} from "./prerendered.ts";

/** What stands beside each value in KV (≤ 1,024 bytes): enough for a 304 without reading the value. */
export interface RecordMetadata {
  /** SHA-256 of the value, the first 16 bytes in base64url. */
  readonly hash: string;
  /** When the Newsroom committed the state that the record shows: its Last-Modified. */
  readonly committedAt: Instant;
  /** Of an edition: its version, so that the validator of a feed tells what its reader has. */
  readonly version?: number;
  /** Of the front page's edition: `archivePages`, for who wants no more of it. */
  readonly archivePages?: number;
  /** Of the settings: KV lacks records, so of one that is not there nobody knows that there is none. */
  readonly isIncomplete?: true;
  /** Which documents were made with it, and where they stand. */
  readonly prerendered?: PrerenderedIndex;
}

/** The kinds of JSON record; media are raw bytes with `MediaMetadata`. */
export interface RecordKinds {
  /** `isIncomplete` goes into the metadata alone: no document differs for it. */
  readonly publication: Publication & Pick<RecordMetadata, "isIncomplete">;
  readonly resource: Resource;
  readonly edition: Edition;
  readonly archive: ArchivePage;
  readonly redirect: OldPaths;
}

/** A value with the kind that it is of. */
export type AnyRecord = {
  readonly [Kind in keyof RecordKinds]: { readonly kind: Kind; readonly value: RecordKinds[Kind] };
}[keyof RecordKinds];

export interface MediaMetadata {
  readonly type: string;
  readonly bytes: number;
}

/**
 * A record found: its metadata is at hand, its value is read only when asked for. One of `value`,
 * `prerendered` and `discard` is to be called, once.
 */
export interface StoredRecord<Value> {
  readonly metadata: RecordMetadata;
  /** Parses the value. */
  readonly value: () => Promise<Value>;
  /** A document that was made with it, without parsing the value. */
  readonly prerendered: (name: DocumentName) => Promise<PrerenderedDocument | undefined>;
  /** Says that the value will not be read, so that nothing is kept open for it. */
  readonly discard: () => void;
}

/** A record that was read together with others. */
interface WholeRecord<Value> {
  readonly metadata: RecordMetadata;
  readonly value: Value;
}

/** Workers KV as the rest of Edgewire sees it. Reads never list. */
export interface RecordStore {
  read<Kind extends keyof RecordKinds>(
    kind: Kind,
    key: string,
  ): Promise<StoredRecord<RecordKinds[Kind]> | undefined>;
  /** Writes value and metadata at once; throws when KV does not confirm. */
  write<Kind extends keyof RecordKinds>(
    kind: Kind,
    key: string,
    value: RecordKinds[Kind],
    committedAt: Instant,
    prerendered?: Prerendered,
  ): Promise<void>;
}

/** What readers of KV can do besides. */
export interface BulkReads {
  /**
   * Reads records whole, in one operation: 100 at most, of 25 MB together
   * (developers.cloudflare.com/kv/api/read-key-value-pairs).
   * @returns those that there are, by key
   */
  readAll<Kind extends keyof RecordKinds>(
    kind: Kind,
    keys: readonly string[],
  ): Promise<ReadonlyMap<string, WholeRecord<RecordKinds[Kind]>>>;
}
