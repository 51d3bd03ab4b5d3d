import { readdir } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import type { AuthoringContext, MediaFacts } from "../authoring/context.ts";
import { MEDIA_NAME, mediaPath } from "../model/media.ts";
import { type Result, fail, ok } from "../model/result.ts";
import { leadsOutside } from "./inside.ts";
import { type MediaFile, readMediaFile } from "./media-file.ts";
import { ifPresent } from "./missing-file.ts";

/** The files that content refers to, each read once. */
export interface MediaFolder {
  /** What one file of content calls its media: remembers all it was asked for. */
  readonly usedBy: (contentFile: string) => MediaUse;
}

interface MediaUse {
  /** Each address is a path from the content file, or `/media/<sha256>.<extension>`. */
  readonly facts: AuthoringContext["media"];
  readonly files: () => readonly MediaFile[];
}

/** Asks a server about a file it has published and the folder has not. */
export type PublishedMedia = (name: string) => Promise<MediaFacts | undefined>;

/** @param content the content folder: nothing outside it is ever published */
export const mediaFolder = (content: string, published?: PublishedMedia): MediaFolder => {
  const read = new Map<string, Promise<Result<MediaFile, string>>>();
  let digests: Promise<ReadonlyMap<string, MediaFile>> | undefined;

  const readOnce = (path: string): Promise<Result<MediaFile, string>> => {
    const known = read.get(path) ?? readMediaFile(path);
    read.set(path, known);
    return known;
  };
  const byDigest = (): Promise<ReadonlyMap<string, MediaFile>> =>
    (digests ??= digestsOf(join(content, "media"), readOnce));

  return {
    usedBy: (contentFile) => {
      const files = new Map<string, MediaFile>();
      const keep = (file: MediaFile): Result<MediaFacts, string> => {
        files.set(file.name, file);
        return ok(factsOf(file));
      };
      const factsAt = async (src: string): Promise<Result<MediaFacts, string>> => {
        if (/^[a-z][a-z0-9+.-]*:/i.test(src)) return fail("is not a file in this folder");
        if (src.startsWith("/")) {
          const name = src.slice("/media/".length);
          if (src !== mediaPath(name) || !MEDIA_NAME.test(name)) {
            return fail("is not /media/<sha256>.<extension>; give the path from this file");
          }
          const local = (await byDigest()).get(name);
          if (local) return keep(local);
          const facts = await published?.(name);
          return facts ? ok(facts) : fail("is not the digest of any file in the media folder");
        }
        const path = resolve(dirname(contentFile), src);
        if (await leadsOutside(content, path)) {
          return fail("is outside the content folder; move the file into it");
        }
        const file = await readOnce(path);
        return file.ok ? keep(file.value) : file;
      };
      return {
        files: () => [...files.values()],
        facts: async (srcs) =>
          new Map(
            await Promise.all(
              srcs.map(async (src) => {
                const facts = await factsAt(src);
                // Where it stands in a text, no field says which is meant.
                return [src, facts.ok ? facts : fail(`\`${src}\` ${facts.error}`)] as const;
              }),
            ),
          ),
      };
    },
  };
};

const factsOf = ({ url, type, bytes, width, height }: MediaFile): MediaFacts => ({
  url,
  type,
  bytes,
  ...(width !== undefined && { width }),
  ...(height !== undefined && { height }),
});

const digestsOf = async (
  folder: string,
  readOnce: (path: string) => Promise<Result<MediaFile, string>>,
): Promise<ReadonlyMap<string, MediaFile>> => {
  const entries = await ifPresent(readdir(folder, { recursive: true, withFileTypes: true }));
  const files = await Promise.all(
    (entries ?? [])
      .filter((entry) => entry.isFile())
      .map((entry) => readOnce(join(entry.parentPath, entry.name))),
  );
  return new Map(files.flatMap((file) => (file.ok ? [[file.value.name, file.value]] : [])));
};
