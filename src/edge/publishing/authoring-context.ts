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

const UPLOADED = /\b[0-9a-f]{64}\.[a-z0-9]{2,5}\b/g;

/**
 * The same for many articles, which ask the Newsroom together.
 * @param text all of them, which the names of their files stand in
 */
export const authoringContexts = async (
  edge: Edge,
  text: string,
): Promise<((slug: Slug) => AuthoringContext) | undefined> => {
  const known = await edge.newsroom().publication();
  if (!known) return undefined;
  const { language } = known.publication;
  const named = [...new Set(text.match(UPLOADED))];
  const kept = named.length > 0 ? await edge.newsroom().media(named) : NO_MEDIA;
  // A name that is written with escapes was not found; whoever writes so is asked for it alone.
  const media = (srcs: readonly string[]) => facts(edge, srcs, kept);
  return (slug) => ({ slug, language, media });
};

const NO_MEDIA: ReadonlyMap<string, KeptMedia> = new Map();

/** The facts of files that were uploaded before. */
const facts = async (
  edge: Edge,
  srcs: readonly string[],
  known: ReadonlyMap<string, KeptMedia> = NO_MEDIA,
): Promise<KnownMedia> => {
  const names = srcs
    .map(nameOf)
    .filter((name) => mediaTypeOf(name) !== undefined && !known.has(name));
  // The Newsroom, not KV, which has published files only.
  const asked = names.length > 0 ? await edge.newsroom().media(names) : NO_MEDIA;
  const kept = new Map([...known, ...asked]);
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
