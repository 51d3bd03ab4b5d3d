import type { Publication } from "../model/publication.ts";
import type { Prerendered } from "../store/prerendered.ts";
import type { AnyRecord } from "../store/records.ts";

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
