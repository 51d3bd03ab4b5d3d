import type { ArchivePage } from "../model/archive.ts";
import { latest } from "../model/instant.ts";
import type { Publication } from "../model/publication.ts";
import { fingerprint } from "../store/fingerprint.ts";
import { keys } from "../store/keys.ts";
import type { RecordMetadata } from "../store/records.ts";
import type { Edge } from "./edge.ts";
import type { RememberedRecord } from "./remembered-record.ts";
import { readBoth } from "./record-pair.ts";
import { type Trust, jointTrust } from "./trust.ts";

/** The settings, and how many archive pages the front page knows of. */
export interface ArchiveExtent {
  readonly publication: RememberedRecord<Publication>;
  /** The number of the newest page; 0 where nothing was published. */
  readonly newestPage: number;
  /** Absent where there is no front page to be trusted. */
  readonly trust?: Trust;
}

/** A page of the archive, where KV has it here. */
export type ArchiveRecord = RememberedRecord<ArchivePage> | undefined;

/** `undefined` before the first publication. Of the front page its metadata says enough. */
export const archiveExtent = async (edge: Edge): Promise<ArchiveExtent | undefined> => {
  const [publication, front] = await readBoth(
    edge.records.read("publication", keys.publication()),
    edge.records.read("edition", keys.edition("front")),
  );
  front?.discard();
  if (!publication) return undefined;
  return {
    publication,
    newestPage: front?.metadata.archivePages ?? 0,
    ...(front && { trust: jointTrust(publication.trust, front.trust) }),
  };
};

/** A number as it stands in a path: one spelling, from 1. */
export const numberIn = (segment: string | undefined): number | undefined =>
  segment !== undefined && /^[1-9]\d{0,8}$/.test(segment) ? Number(segment) : undefined;

/** Reads archive pages at once: all, or none is left open. */
export const readPages = async (
  edge: Edge,
  numbers: readonly number[],
): Promise<readonly ArchiveRecord[]> => {
  const reads = await Promise.allSettled(
    numbers.map((number) => edge.records.read("archive", keys.archive(number))),
  );
  const failed = reads.find((read) => read.status === "rejected");
  const records = reads.map((read) => (read.status === "fulfilled" ? read.value : undefined));
  if (!failed) return records;
  for (const record of records) record?.discard();
  throw failed.reason;
};

/** What a document that is made of several records is known by: all of them, and what else makes it differ. */
export const jointMetadata = (
  records: readonly RecordMetadata[],
  first: RecordMetadata,
  difference = "",
): RecordMetadata => ({
  hash: fingerprint([difference, ...records.map(({ hash }) => hash)].join(" ")),
  committedAt: latest(first.committedAt, ...records.map(({ committedAt }) => committedAt)),
});

/** How long records are trusted all; not at all where one is not there. */
export const trustInAll = (
  { trust }: ArchiveExtent,
  records: readonly ArchiveRecord[],
): { readonly trust?: Trust } => {
  const joint = records.reduce<Trust | undefined>(
    (all, record) => all && record && jointTrust(all, record.trust),
    trust,
  );
  return joint ? { trust: joint } : {};
};
