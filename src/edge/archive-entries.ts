import { type ArchivedArticle, type ArchivePage, newestFirst } from "../model/archive.ts";
import { EDITION_MAX_BYTES, type EditionEntry, summaryOf } from "../model/edition.ts";
import { keys } from "../store/keys.ts";
import type { Edge } from "./edge.ts";

/**
 * How much is read at once, in bytes of JSON: with the documents that go with records it stays below
 * the 25 MB of one answer of KV, and fits the memory. Nearly every page is one read.
 */
const READ_MAX_BYTES = 8 * 1024 * 1024;

/** The articles of an archive page as KV has them. */
export interface ArchiveEntries {
  /** Newest first; past `EDITION_MAX_BYTES` they are summaries. */
  readonly entries: readonly EditionEntry[];
  /** The hashes of their records, where those are not all what the page says. */
  readonly difference?: string;
}

/** Reads the articles of a page. What is not live by now is left out, whatever the page says. */
export const readArchiveEntries = async (
  edge: Pick<Edge, "records">,
  page: ArchivePage,
): Promise<ArchiveEntries> => {
  const entries: EditionEntry[] = [];
  const hashes: (string | undefined)[] = [];
  const articles = newestFirst(page);
  let bytesBefore = 0;
  for (const batch of batchesOf(articles)) {
    const keyed = batch.map(({ slug }) => keys.resource(slug));
    const records = await readFollowing(edge, keyed);
    for (const [at, { bytes = 0 }] of batch.entries()) {
      const record = records.get(keyed[at] ?? "");
      hashes.push(record?.metadata.hash);
      if (record?.value.kind !== "live") continue;
      const { article } = record.value;
      const isFull = bytesBefore <= EDITION_MAX_BYTES;
      bytesBefore += bytes;
      entries.push(
        isFull ? { article, body: "full" } : { article: summaryOf(article), body: "summary" },
      );
    }
  }
  const isAsSaid = articles.every(({ hash }, at) => hash !== undefined && hash === hashes[at]);
  return isAsSaid ? { entries } : { entries, difference: hashes.join(" ") };
};

/** An article that has moved since its page was written is read where it stands now. */
const readFollowing = async (
  { records }: Pick<Edge, "records">,
  wanted: readonly string[],
): ReturnType<typeof readResources> => {
  const found = await readResources(records, wanted);
  const moves = [...found].flatMap(([key, { value }]) =>
    value.kind === "moved" ? [{ key, to: keys.resource(value.to) }] : [],
  );
  if (moves.length === 0) return found;
  const there = await readResources(
    records,
    moves.map(({ to }) => to),
  );
  const followed = moves.flatMap(({ key, to }) => {
    const record = there.get(to);
    return record ? [[key, record] as const] : [];
  });
  return new Map([...found, ...followed]);
};

const readResources = (records: Edge["records"], wanted: readonly string[]) =>
  records.readAll("resource", wanted);

/** As many in each as may be read at once, one at the least. */
const batchesOf = (
  articles: readonly ArchivedArticle[],
): readonly (readonly ArchivedArticle[])[] => {
  const batches: ArchivedArticle[][] = [];
  let left = 0;
  for (const article of articles) {
    const { bytes = 0 } = article;
    if (batches.length === 0 || bytes > left) {
      batches.push([]);
      left = READ_MAX_BYTES;
    }
    batches.at(-1)?.push(article);
    left -= bytes;
  }
  return batches;
};
