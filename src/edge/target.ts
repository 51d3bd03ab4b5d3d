import type { Link } from "../model/link.ts";
import type { Publication } from "../model/publication.ts";
import type { Coding } from "./compression.ts";
import type { Document } from "./documents.ts";
import type { Version } from "./entity-tag.ts";
import type { Freshness } from "./freshness.ts";
import type { Trust } from "./trust.ts";

/** What to render, and the version it is of: the record may have been replaced meanwhile. */
export interface Found<Subject> {
  readonly version: Version;
  readonly subject: Subject;
  readonly links: readonly Link[];
  /** The settings that it was made with. */
  readonly publication: Publication;
}

/** A document, and the version it is of. */
export interface Made {
  readonly version: Version;
  readonly document: Document;
}

/** The newest of a record, for who has an older version of it (RFC 3229). */
interface Part<Subject> {
  readonly version: Version;
  /** What it holds begins with this version: parts that begin alike are the same. */
  readonly since: number;
  readonly found: () => Found<Subject>;
}

/** A resource on its way to a representation. Nothing is parsed before it is needed. */
export interface Target<Subject> {
  readonly version: Version;
  /** How long the records it is made of are trusted; absent where one is not there to be trusted. */
  readonly trust?: Trust;
  readonly freshness: Freshness;
  /** What is answered in its place when there is nothing to represent: moved, gone, unknown. */
  readonly absence: () => Promise<Response | undefined>;
  readonly subject: () => Promise<Found<Subject>>;
  /**
   * The document that was made when the record was written, where there is one of these settings: in
   * the coding asked for or one to make it of.
   */
  readonly prerendered?: (coding: Coding) => Promise<Made | undefined>;
  /** What came after a version of the record alone; `undefined` where only the whole will do. */
  readonly newerThan?: (version: number) => Promise<Part<Subject> | undefined>;
  /** Says that nothing more will be parsed; to be said once, whatever came before. */
  readonly discard: () => void;
}
