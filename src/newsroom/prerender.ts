import type { Publication } from "../model/publication.ts";
import type { Prerendered } from "../store/prerendered.ts";
import type { AnyRecord } from "../store/records.ts";
import type { Ledger } from "./ledger/ledger.ts";

/**
 * Makes the documents that are written with a record, with the settings it will be read with. What it
 * makes may always be left out: the edge renders what it does not find.
 */
export type Prerender = (record: AnyRecord, publication: Publication) => Prerendered | undefined;

/**
 * With more rows than this in the outbox, records go out bare: it is an import, most editions will be
 * written again a second later, and rendering would be most of its work.
 */
export const BACKLOG_ROWS = 50;

/** What goes out with a record. A renderer that fails holds up no write. */
export const prerendered = (
  key: string,
  record: AnyRecord,
  { outbox, publications }: Ledger,
  prerender: Prerender,
): Prerendered | undefined => {
  if (outbox.hasMoreThan(BACKLOG_ROWS)) return undefined;
  const current = publications.current();
  if (!current) return undefined;
  try {
    return prerender(record, current.publication);
  } catch (error) {
    console.error({ event: "not-prerendered", key, error: String(error) });
    return undefined;
  }
};
