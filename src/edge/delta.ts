import { parseEntityTags } from "./conditional.ts";
import { type Version, versionIn } from "./entity-tag.ts";
import { parseWeights } from "./weights.ts";

/** What a reader has of a feed, as its request says. */
export interface DeltaBase {
  /** The entity tag it sent, for `Delta-Base`. */
  readonly tag: string;
  /** The edition's version of that tag. */
  readonly version: number;
}

/**
 * RFC 3229 §5.1, with the instance manipulation `feed` ("RFC3229+feed", bobwyman.pubsub.com 2004):
 * what a client that takes entries alone has of this feed, the newest where it names several.
 * @param name of the representation
 */
export const deltaBase = (
  headers: Headers,
  version: Version,
  name: string,
): DeltaBase | undefined => {
  if (!parseWeights(headers.get("A-IM")).get("feed")) return undefined;
  const tags = parseEntityTags(headers.get("If-None-Match") ?? "");
  if (tags === "*") return undefined;
  return tags
    .flatMap((tag) => {
      const found = versionIn(tag, version, name);
      return found === undefined ? [] : [{ tag, version: found }];
    })
    .reduce<DeltaBase | undefined>(
      (newest, base) => (newest && newest.version >= base.version ? newest : base),
      undefined,
    );
};
