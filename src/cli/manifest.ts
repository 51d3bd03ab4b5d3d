import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { type Result, fail, ok } from "../model/result.ts";
import { ifPresent } from "./missing-file.ts";

/** The revision tags this machine pushed last, so that somebody else's change in between is noticed. */
export interface Manifest {
  readonly publication?: string;
  /** By slug. A map, because "constructor" is a slug. */
  readonly articles: ReadonlyMap<string, string>;
}

/** A manifest on disk: one for each server. */
export interface ManifestFile {
  readonly manifest: () => Manifest;
  readonly rememberPublication: (etag: string) => Promise<void>;
  readonly rememberArticle: (slug: string, etag: string) => Promise<void>;
}

/** Where the CLI keeps what it remembers, in the project. */
export const STATE_FOLDER = ".edgewire";
const FORMAT = z.strictObject({
  version: z.literal(1),
  publication: z.optional(z.string()),
  articles: z.array(z.tuple([z.string(), z.string()])),
});

export const writeManifest = ({ publication, articles }: Manifest): string => {
  const sorted = [...articles].sort(([a], [b]) => (a < b ? -1 : 1));
  return `${JSON.stringify({ version: 1, ...(publication !== undefined && { publication }), articles: sorted }, undefined, 1)}\n`;
};

export const readManifest = (text: string): Result<Manifest, string> => {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return fail("is not JSON");
  }
  const parsed = FORMAT.safeParse(json);
  if (!parsed.success) return fail("is not a list of revision tags");
  const { publication, articles } = parsed.data;
  return ok({ ...(publication !== undefined && { publication }), articles: new Map(articles) });
};

/** @param host as in `Target`; its colon is no character for a file's name everywhere */
export const openManifest = async (
  directory: string,
  host: string,
): Promise<Result<ManifestFile, string>> => {
  const folder = join(directory, STATE_FOLDER);
  const file = join(folder, `${host.replaceAll(/[^A-Za-z0-9.-]/g, "_")}.json`);
  await mkdir(folder, { recursive: true });
  const text = await ifPresent(readFile(file, "utf8"));
  const read = text === undefined ? ok<Manifest>({ articles: new Map() }) : readManifest(text);
  if (!read.ok) return fail(`${file} ${read.error}; remove it, and publish with --force`);
  let { publication } = read.value;
  const articles = new Map(read.value.articles);
  const manifest = (): Manifest => ({
    ...(publication !== undefined && { publication }),
    articles,
  });

  // One write at a time; whoever comes meanwhile shares the next, which has everything.
  let writing: Promise<void> = Promise.resolve();
  let waiting: Promise<void> | undefined;
  const save = (): Promise<void> => {
    waiting ??= writing.then(() => {
      waiting = undefined;
      writing = writeWhole(file, writeManifest(manifest()));
      return writing;
    });
    return waiting;
  };
  return ok({
    manifest,
    rememberPublication: (etag) => {
      if (publication === etag) return writing;
      publication = etag;
      return save();
    },
    rememberArticle: (slug, etag) => {
      if (articles.get(slug) === etag) return writing;
      articles.set(slug, etag);
      return save();
    },
  });
};

/** By rename, so that whoever stops us leaves the old file or the new one, never half. */
export const writeWhole = async (file: string, text: string): Promise<void> => {
  const draft = `${file}.${process.pid}.tmp`;
  await writeFile(draft, text);
  await rename(draft, file);
};
