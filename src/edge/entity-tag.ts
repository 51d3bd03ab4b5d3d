import type { RecordMetadata } from "../store/records.ts";
import { opaque } from "./conditional.ts";
import { RENDERING } from "../representations/rendering.ts";

/** What a representation is made from: a record and the publication's settings. */
export interface Version {
  readonly record: RecordMetadata;
  readonly publication: RecordMetadata;
}

const RECORD_CHARACTERS = 16;
const SETTINGS_CHARACTERS = 8;

/**
 * The validator of a representation: weak, because the platform may change the coding on the way
 * (RFC 9110 §8.8.1). Behind the record's hash stands all else that the document is made of; for an
 * edition its version comes last.
 */
export const entityTag = ({ record, publication }: Version, name: string): string => {
  const { hash, version } = record;
  const tail = version === undefined ? "" : `-${version.toString(36)}`;
  return `W/"${hash.slice(0, RECORD_CHARACTERS)}${besideRecord(publication, name)}${tail}"`;
};

const besideRecord = (publication: RecordMetadata, name: string): string =>
  `-${publication.hash.slice(0, SETTINGS_CHARACTERS)}-${name}-${RENDERING}`;

/** What every document is made with besides its record: these settings, these renderers. */
export const renderedWith = ({ hash }: Pick<RecordMetadata, "hash">): string =>
  `${hash.slice(0, RECORD_CHARACTERS)}-${RENDERING}`;

/**
 * The edition's version that an older tag of the same representation names; `undefined` where the
 * settings or the renderers were others, for then every entry may have changed.
 * @param tag as `parseEntityTags` gives it
 */
export const versionIn = (
  tag: string,
  { publication }: Pick<Version, "publication">,
  name: string,
): number | undefined => {
  const rest = opaque(tag).slice(1 + RECORD_CHARACTERS);
  const before = `${besideRecord(publication, name)}-`;
  const digits = rest.startsWith(before) ? rest.slice(before.length) : "";
  const [, version] = /^([0-9a-z]{1,10})"$/.exec(digits) ?? [];
  return version === undefined ? undefined : Number.parseInt(version, 36);
};
