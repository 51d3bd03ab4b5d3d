import type { AuthoringContext, KnownMedia, MediaFacts } from "../../authoring/context.ts";
import type { Slug } from "../../model/identity.ts";
import { mediaTypeOf } from "../../model/media.ts";
import { type Result, fail, ok } from "../../model/result.ts";
import type { KeptMedia } from "../../newsroom/newsroom.ts";
import type { Edge } from "../edge.ts";

const MEDIA_PREFIX = "/media/";

/** What an article sent to the API is read against; `undefined` while there is no publication. */
export const authoringContext = async (
  edge: Edge,
  slug: Slug,
): Promise<AuthoringContext | undefined> => {
  const known = await edge.newsroom().publication();
  return (
    known && { slug, language: known.publication.language, media: (srcs) => facts(edge, srcs) }
  );
};

/** The facts of files that were uploaded before. */
const facts = async (edge: Edge, srcs: readonly string[]): Promise<KnownMedia> => {
  const names = srcs.map(nameOf).filter((name) => mediaTypeOf(name) !== undefined);
  // The Newsroom, not KV, which has published files only.
  const kept = names.length > 0 ? await edge.newsroom().media(names) : new Map<string, KeptMedia>();
  return new Map(srcs.map((src) => [src, factsOf(src, kept.get(nameOf(src)))]));
};

const factsOf = (src: string, kept: KeptMedia | undefined): Result<MediaFacts, string> => {
  if (kept) return ok({ url: src, ...kept });
  if (!src.startsWith(MEDIA_PREFIX)) {
    return fail(`is \`${src}\`; upload the file, and name it as /media/<sha256>.<extension>`);
  }
  return mediaTypeOf(nameOf(src))
    ? fail(`is \`${src}\`, which was not uploaded; PUT it to /publishing${src} first`)
    : fail(`is \`${src}\`, which no upload is named; write /media/<sha256>.<extension>`);
};

/** The name in the address of a file of ours; empty for any other address. */
const nameOf = (src: string): string =>
  src.startsWith(MEDIA_PREFIX) ? src.slice(MEDIA_PREFIX.length) : "";
