import type { Representation } from "../representations/representation.ts";
import type { RecordMetadata } from "../store/records.ts";
import type { Coding } from "./compression.ts";
import { renderedWith } from "./entity-tag.ts";
import type { RememberedRecord } from "./remembered-record.ts";
import type { Made, Target } from "./target.ts";

/** What a target offers of a record whose documents were made with the settings and renderers of now. */
export const prerenderedOf = (
  { name }: Pick<Representation<never>, "name">,
  record: RememberedRecord<unknown> | undefined,
  publication: RecordMetadata,
): Pick<Target<unknown>, "prerendered"> => {
  const isCurrent = ({ prerendered }: RecordMetadata): boolean =>
    prerendered?.madeWith === renderedWith(publication) && name in prerendered.at;
  if (!record || !isCurrent(record.metadata)) return {};
  return {
    prerendered: async (wanted: Coding): Promise<Made | undefined> => {
      const hasBrotli = record.metadata.prerendered?.at[name]?.br !== undefined;
      const coding = wanted === "br" && hasBrotli ? "br" : "gzip";
      const found = await record.prerendered({ name, coding });
      if (!found || !isCurrent(found.metadata)) return undefined;
      return { version: { record: found.metadata, publication }, document: found.document };
    },
  };
};
