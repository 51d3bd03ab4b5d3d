import type { AuthoringContext } from "../../authoring/context.ts";
import type { Slug } from "../../model/identity.ts";
import { mediaTypeOf } from "../../model/media.ts";
import { fail, ok } from "../../model/result.ts";
import type { Edge } from "../edge.ts";

const MEDIA_PREFIX = "/media/";

/** What an article sent to the API is read against; `undefined` while there is no publication. */
export const authoringContext = async (
  edge: Edge,
  slug: Slug,
): Promise<AuthoringContext | undefined> => {
  const known = await edge.newsroom().publication();
  return (
    known && { slug, language: known.publication.language, media: (src) => mediaFacts(edge, src) }
  );
};

/** The facts of a file that was uploaded before. */
const mediaFacts: (edge: Edge, src: string) => ReturnType<AuthoringContext["media"]> = async (
  edge,
  src,
) => {
  if (!src.startsWith(MEDIA_PREFIX)) {
    return fail(`is \`${src}\`; upload the file, and name it as /media/<sha256>.<extension>`);
  }
  const name = src.slice(MEDIA_PREFIX.length);
  if (!mediaTypeOf(name))
    return fail(`is \`${src}\`, which no upload is named; write /media/<sha256>.<extension>`);
  // The Newsroom, not KV: KV would remember that it has no such key, just before it is uploaded.
  const kept = await edge.newsroom().media(name);
  return kept
    ? ok({ url: src, ...kept })
    : fail(`is \`${src}\`, which was not uploaded; PUT it to /publishing${src} first`);
};
