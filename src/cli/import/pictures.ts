import { createHash, randomUUID } from "node:crypto";
import { mkdir, readFile, rename, stat, writeFile } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { imageSize } from "image-size";
import { MEDIA_MAX_BYTES, MEDIA_TYPES } from "../../model/media.ts";
import { RENDITION_WIDTHS } from "../../model/rendition.ts";
import { type Result, fail, ok } from "../../model/result.ts";
import type { Client } from "../client.ts";
import { type FetchLimits, fetchFile } from "../fetched-file.ts";
import { type MediaFile, readMediaFile } from "../media-file.ts";
import { ifPresent } from "../missing-file.ts";
import type { RenditionFile, RenditionStore } from "../rendition-store.ts";
import { lookForFile, upload } from "../upload.ts";
import type { ImportState, KeptPicture } from "./import-state.ts";
import { withoutPercents } from "./percent-text.ts";
import { isPrivateHost } from "./private-host.ts";

/** Pictures of the source, on their way to the server. */
export interface Pictures {
  /** The picture at an address, fetched once; the error says why it does not come along. */
  readonly find: (src: string, place: string) => Promise<Result<KeptPicture, string>>;
  /** Smaller copies of a picture. */
  readonly renditions: (picture: KeptPicture) => Promise<readonly RenditionFile[]>;
  /** Sends files that the server lacks. @returns why it has not all of them, if it has not */
  readonly deliver: (files: readonly MediaFile[]) => Promise<string | undefined>;
  readonly fileOf: (picture: KeptPicture) => MediaFile;
  /** How often a picture was looked for whose address lacks its site. */
  readonly withoutSite: () => number;
}

interface PictureSource {
  readonly client: Client;
  readonly state: ImportState;
  readonly store: RenditionStore;
  /** Where fetched files are kept, so that the next run need not fetch them. */
  readonly cache: string;
  /** A folder of Markdown, in which paths are looked for. */
  readonly folder: string | undefined;
  /** Hosts that were named by whoever imports, private ones among them. */
  readonly hosts: ReadonlySet<string>;
}

export const picturesOf = (source: PictureSource): Pictures => {
  const { state, store, cache, client } = source;
  const finds = new Map<string, Promise<Result<KeptPicture, string>>>();
  const sent = new Map<string, Promise<string | undefined>>();
  let making: Promise<unknown> = Promise.resolve();
  const fileOf = ({ name, facts }: KeptPicture): MediaFile => ({
    ...facts,
    name,
    path: join(cache, name),
  });
  let withoutSite = 0;
  const find: Pictures["find"] = async (src, place) => {
    if (source.folder === undefined && !URL.canParse(src)) {
      withoutSite += 1;
      return fail("does not say at which site it is; --site does");
    }
    const address = source.folder === undefined ? src : `${dirname(place)}/${src}`;
    const kept = state.picture(address);
    if (kept && (await ifPresent(stat(join(cache, kept.name))))) return ok(kept);
    const found = finds.get(address) ?? fetched(src, place, source);
    finds.set(address, found);
    const picture = await found;
    finds.delete(address);
    if (picture.ok && state.picture(address)?.name !== picture.value.name) {
      await state.keepPicture(address, picture.value);
    }
    return picture;
  };
  return {
    find,
    fileOf,
    withoutSite: () => withoutSite,
    renditions: async (picture) => {
      const { type, width } = picture.facts;
      if (type === "image/svg+xml" || width <= RENDITION_WIDTHS[0]) return [];
      const file = fileOf(picture);
      const known = await store.pictures.find(file);
      if (known) return known;
      // One at a time: a picture that is unpacked takes much memory.
      const made = making.then(() => store.pictures.make(file));
      making = made.catch(() => undefined);
      const result = await made;
      return result.ok ? result.value : [];
    },
    deliver: async (files) => {
      for (const file of files) {
        const delivery = sent.get(file.name) ?? delivered(client, file);
        sent.set(file.name, delivery);
        const problem = await delivery;
        if (problem !== undefined) {
          sent.delete(file.name);
          return problem;
        }
      }
      return undefined;
    },
  };
};

const delivered = async (client: Client, file: MediaFile): Promise<string | undefined> => {
  const there = await lookForFile(client, file);
  const outcome = there.kind === "missing" ? await upload(client, file, () => undefined) : there;
  return "detail" in outcome ? `${file.name} was not taken: ${outcome.detail}` : undefined;
};

const fetched = async (
  src: string,
  place: string,
  source: PictureSource,
): Promise<Result<KeptPicture, string>> => {
  const bytes = await bytesOf(src, place, source);
  if (!bytes.ok) return bytes;
  const extension = extensionOf(bytes.value);
  if (!extension.ok) return extension;
  const name = `${createHash("sha256").update(bytes.value).digest("hex")}.${extension.value}`;
  await mkdir(source.cache, { recursive: true });
  const path = join(source.cache, name);
  // Whole or not at all: several addresses may lead to one file, at the same time.
  const draft = `${path}.${randomUUID()}.tmp`;
  await writeFile(draft, bytes.value);
  await rename(draft, path);
  const file = await readMediaFile(path);
  if (!file.ok) return file;
  const { width, height, url, type, bytes: length } = file.value;
  if (width === undefined || height === undefined) return fail("is not a picture");
  return ok({ name, facts: { url, type, bytes: length, width, height } });
};

const bytesOf = async (
  src: string,
  place: string,
  { folder, hosts, client }: PictureSource,
): Promise<Result<Uint8Array, string>> => {
  if (folder !== undefined && !/^https?:/i.test(src)) return fileBytes(src, place, folder);
  const url = URL.canParse(src) ? new URL(src) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) return fail("has no address that can be fetched");
  if (isPrivateHost(url.hostname) && !hosts.has(url.host)) {
    return fail(`is at ${url.host}, in a network of its own, which the source does not belong to`);
  }
  const limits: FetchLimits = {
    maxBytes: MEDIA_MAX_BYTES,
    timeoutMs: client.patience.answerMs,
    signal: client.signal,
  };
  const file = await fetchFile(url.href, limits);
  return file.ok ? ok(file.value.bytes) : file;
};

/** Folders that site generators serve from the root. */
const ROOTS = ["", "static", "public", "assets", "../static", "../public", "../assets", "../.."];

const fileBytes = async (
  src: string,
  place: string,
  folder: string,
): Promise<Result<Uint8Array, string>> => {
  const path = withoutPercents(src.replace(/[?#].*$/, ""));
  const places = path.startsWith("/")
    ? ROOTS.map((root) => join(folder, root, path))
    : [resolve(folder, dirname(place), path), join(folder, path)];
  for (const candidate of places) {
    // Beside the folder there may be one of pictures; further away is none of this site's.
    if (relative(folder, candidate).startsWith("../../..")) continue;
    // What cannot be a path (too long, through a file, with a NUL) leads to no file.
    const entry = await stat(candidate).catch(() => undefined);
    if (!entry?.isFile()) continue;
    if (entry.size > MEDIA_MAX_BYTES) return fail(`has more than ${MEDIA_MAX_BYTES} bytes`);
    return ok(await readFile(candidate));
  }
  return fail("is no file in the folder");
};

/** What the bytes are, whatever their name or their server says. */
const extensionOf = (bytes: Uint8Array): Result<string, string> => {
  try {
    const { type = "" } = imageSize(bytes);
    const known = Object.keys(MEDIA_TYPES).find((extension) => extension === type);
    return known ? ok(known) : fail(`is a ${type}, which is not published`);
  } catch {
    return fail("is not a picture"); // TypeError: a type that nobody knows, or a broken file
  }
};
