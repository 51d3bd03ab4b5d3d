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
  /** By slug: the revision that a command of ours made since, of which the article's file says nothing. */
  readonly commanded: ReadonlyMap<string, string>;
  /** By slug: the instants of the corrections that were pushed, where there are any. */
  readonly corrections: ReadonlyMap<string, readonly string[]>;
}

/** The newest revision of an article that this machine knows of. */
export const knownTag = (manifest: Manifest, slug: string): string | undefined =>
  manifest.commanded.get(slug) ?? manifest.articles.get(slug);

/** A manifest on disk: one for each server. */
export interface ManifestFile {
  readonly manifest: () => Manifest;
  readonly rememberPublication: (etag: string) => Promise<void>;
  /** A revision that says what its file says. */
  readonly rememberArticle: (
    slug: string,
    etag: string,
    corrections?: readonly string[],
  ) => Promise<void>;
  /** A revision that says what its file does not say yet. */
  readonly rememberCommand: (slug: string, etag: string) => Promise<void>;
}

/** Where the CLI keeps what it remembers, in the project. */
export const STATE_FOLDER = ".edgewire";
const TAGS = z.array(z.tuple([z.string(), z.string()]));
const FORMAT = z.strictObject({
  version: z.literal(1),
  publication: z.exactOptional(z.string()),
  articles: TAGS,
  commanded: z.exactOptional(TAGS),
  corrections: z.exactOptional(z.array(z.tuple([z.string(), z.array(z.string())]))),
});

export const writeManifest = ({
  publication,
  articles,
  commanded,
  corrections,
}: Manifest): string => {
  const written: z.infer<typeof FORMAT> = {
    version: 1,
    ...(publication !== undefined && { publication }),
    articles: sorted(articles),
    ...(commanded.size > 0 && { commanded: sorted(commanded) }),
    ...(corrections.size > 0 && {
      corrections: sorted(corrections).map(([slug, at]) => [slug, [...at]]),
    }),
  };
  return `${JSON.stringify(written, undefined, 1)}\n`;
};

const sorted = <Value>(bySlug: ReadonlyMap<string, Value>): [string, Value][] =>
  [...bySlug].sort(([a], [b]) => (a < b ? -1 : 1));

/** The same while it is open. */
interface OpenManifest {
  publication?: string;
  readonly articles: Map<string, string>;
  readonly commanded: Map<string, string>;
  readonly corrections: Map<string, readonly string[]>;
}

type Change = (manifest: OpenManifest) => void;

export const readManifest = (text: string): Result<OpenManifest, string> => {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return fail("is not JSON");
  }
  const parsed = FORMAT.safeParse(json);
  if (!parsed.success) return fail("is not a list of revision tags");
  const { publication, articles, commanded, corrections } = parsed.data;
  return ok({
    ...(publication !== undefined && { publication }),
    articles: new Map(articles),
    commanded: new Map(commanded),
    corrections: new Map(corrections),
  });
};

/** @param host as in `Target`; its colon is no character for a file's name everywhere */
export const openManifest = async (
  directory: string,
  host: string,
): Promise<Result<ManifestFile, string>> => {
  const folder = join(directory, STATE_FOLDER);
  const file = join(folder, `${host.replaceAll(/[^A-Za-z0-9.-]/g, "_")}.json`);
  await mkdir(folder, { recursive: true });
  const readFrom = async (): Promise<Result<OpenManifest, string>> => {
    const text = await ifPresent(readFile(file, "utf8"));
    if (text !== undefined) return readManifest(text);
    return ok({ articles: new Map(), commanded: new Map(), corrections: new Map() });
  };
  const read = await readFrom();
  if (!read.ok) return fail(`${file} ${read.error}; remove it, and publish with --force`);
  let known = read.value;

  let changes: Change[] = [];
  // One write at a time; whoever comes meanwhile shares the next, which has everything.
  let writing: Promise<void> = Promise.resolve();
  let waiting: Promise<void> | undefined;
  const write = async (): Promise<void> => {
    const ours = changes;
    changes = [];
    // `npm start` runs for days: what other commands wrote meanwhile stays.
    const theirs = await readFrom();
    const merged = theirs.ok ? theirs.value : known;
    for (const change of ours) change(merged);
    const text = writeManifest(merged);
    // What came while the file was read is in the next.
    for (const change of changes) change(merged);
    known = merged;
    await writeWhole(file, text);
  };
  const save = (change: Change): Promise<void> => {
    changes.push(change);
    change(known);
    waiting ??= writing.then(() => {
      waiting = undefined;
      writing = write();
      return writing;
    });
    return waiting;
  };
  return ok({
    manifest: () => known,
    rememberPublication: (publication) => {
      if (known.publication === publication) return writing;
      return save((manifest) => {
        manifest.publication = publication;
      });
    },
    rememberArticle: (slug, etag, at = []) => {
      const isKnown = known.articles.get(slug) === etag && !known.commanded.has(slug);
      if (isKnown && String(known.corrections.get(slug) ?? []) === String(at)) return writing;
      return save(({ articles, commanded, corrections }) => {
        articles.set(slug, etag);
        commanded.delete(slug);
        if (at.length > 0) corrections.set(slug, at);
        else corrections.delete(slug);
      });
    },
    rememberCommand: (slug, etag) => save(({ commanded }) => void commanded.set(slug, etag)),
  });
};

/** By rename, so that whoever stops us leaves the old file or the new one, never half. */
export const writeWhole = async (file: string, text: string): Promise<void> => {
  const draft = `${file}.${process.pid}.tmp`;
  await writeFile(draft, text);
  await rename(draft, file);
};
