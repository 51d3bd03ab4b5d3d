import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { type Result, fail, ok } from "../../model/result.ts";
import { fetchFile, type FetchLimits } from "../fetched-file.ts";
import { ifPresent } from "../missing-file.ts";
import { messageOf, readable } from "./fault.ts";
import { defaultsAfter, type FeedDefaults } from "./feed-defaults.ts";
import { isAtom } from "./feed-namespaces.ts";
import type { ForeignItem } from "./foreign-article.ts";
import { readGhost } from "./ghost.ts";
import { readJsonFeed } from "./json-feed.ts";
import { markdownItems } from "./markdown-folder.ts";
import { shortened } from "./plain-text.ts";
import { decoded, sniffed } from "./text-stream.ts";
import { itemOf } from "./xml-item.ts";
import { textIn, xmlParts } from "./xml.ts";

/** JSON is parsed whole, so it has to fit a string of the engine's. */
const JSON_MAX_BYTES = 400 * 1024 * 1024;
/** Documents of one feed that are followed: 10,000 pages of 50 are half a million articles. */
const DOCUMENTS_MAX = 10_000;
/** Of a title, in a complaint. */
const SHOWN_CHARACTERS = 60;

/** Where something is imported from. */
export interface Source {
  /** A folder, where it is one: paths in articles are files in it. */
  readonly folder?: string;
  /** Yields everything in order; a problem of the whole ends it. */
  readonly items: () => AsyncGenerator<ForeignItem, Result<void, string>>;
}

/**
 * Recognises what is to be imported: a URL, a file or a folder.
 * @param limits those of fetching, and where the source's site is, if whoever imports says it
 */
export const openSource = async (
  given: string,
  directory: string,
  { site, ...limits }: FetchLimits & { readonly site: string | undefined },
): Promise<Result<Source, string>> => {
  if (/^https?:\/\//i.test(given)) return ok({ items: () => remoteItems(given, limits) });
  const path = resolve(directory, given);
  const entry = await ifPresent(stat(path));
  if (!entry) return fail(`there is no ${given}`);
  if (entry.isDirectory()) {
    return ok({
      folder: path,
      items: async function* items() {
        yield* markdownItems(path);
        return ok(undefined);
      },
    });
  }
  return ok({
    items: async function* items() {
      const name = basename(path);
      const kind = await sniffed(createReadStream(path, { end: 1023 }));
      if (kind === "xml") {
        const read = yield* xmlItems(createReadStream(path), name);
        return read.ok ? ok(undefined) : read;
      }
      if (kind !== "json") return fail(`${given} is none of the formats that are imported`);
      if (entry.size > JSON_MAX_BYTES) {
        return fail(`${given} has more than ${JSON_MAX_BYTES} bytes; export it in parts`);
      }
      const read = yield* jsonItems(await readFile(path), name, site);
      return read.ok ? ok(undefined) : read;
    },
  });
};

/** A feed and the documents it goes on in: RFC 5005 §3 and §4, and `next_url` of JSON Feed. */
async function* remoteItems(
  first: string,
  limits: FetchLimits,
): AsyncGenerator<ForeignItem, Result<void, string>> {
  const seen = new Set<string>();
  let url: string | undefined = first;
  while (url !== undefined && !seen.has(url) && seen.size < DOCUMENTS_MAX) {
    seen.add(url);
    const fetched = await fetchFile(url, limits);
    if (!fetched.ok) return fail(`${url}: ${fetched.error}`);
    const { bytes, url: base } = fetched.value;
    const kind = await sniffed([bytes.subarray(0, 1024)]);
    if (kind === undefined) return fail(`${url} is no feed; give the address of the feed itself`);
    const read: Result<string | undefined, string> =
      kind === "xml" ? yield* xmlItems([bytes], base) : yield* jsonItems(bytes, base, undefined);
    if (!read.ok) return read;
    url =
      read.value !== undefined && URL.canParse(read.value, base)
        ? new URL(read.value, base).href
        : undefined;
    if (url !== undefined && !/^https?:/.test(url)) url = undefined;
  }
  return ok(undefined);
}

/** @returns where the feed goes on */
async function* xmlItems(
  bytes: AsyncIterable<unknown> | Iterable<unknown>,
  file: string,
): AsyncGenerator<ForeignItem, Result<string | undefined, string>> {
  const further = new Map<string, string>();
  let defaults: FeedDefaults = { authors: [] };
  let isDamaged = false;
  const damaged = (): void => {
    isDamaged = true;
  };
  let elements = 0;
  let last = "nothing of it came whole";
  for await (const part of xmlParts(decoded(bytes, damaged))) {
    if (part.kind === "malformed") {
      yield { kind: "loss", place: `${file}:${part.line}`, detail: `is not XML: ${part.detail}` };
      continue;
    }
    if (part.kind === "cut" || part.kind === "lost") {
      const place = `${file}:${part.line}`;
      const why =
        part.kind === "cut"
          ? "the source ends before its end"
          : `the source cannot be read on: ${part.detail}`;
      yield { kind: "problem", place, detail: `${why}; ${last}` };
      continue;
    }
    elements += 1;
    const { element } = part;
    defaults = defaultsAfter(defaults, element);
    const place = `${file}:${element.line}`;
    const read = readable(place, () => itemOf(element, file, defaults));
    const item = isDamaged && isReplaced(read) ? unreadBytes(place) : read;
    if (item) yield item;
    const { local, uri, attributes } = element;
    if ((local === "item" || local === "entry") && item?.kind !== "unread") {
      const title = textIn(element, "title");
      const named = title === undefined ? "" : `, “${shortened(title, SHOWN_CHARACTERS)}”`;
      last = `the last that came whole begins in line ${element.line}${named}`;
    }
    const href = attributes.get("href");
    if (local === "link" && isAtom(uri) && href) further.set(attributes.get("rel") ?? "", href);
  }
  if (elements === 0) return fail(`${file} is XML, but neither a feed nor an export of WordPress`);
  return ok(further.get("prev-archive") ?? further.get("next"));
}

/** Whether something in it stands for bytes that are no characters. */
const isReplaced = (item: ForeignItem | undefined): boolean =>
  JSON.stringify(item ?? "").includes("\uFFFD");

const unreadBytes = (place: string): ForeignItem => ({
  kind: "unread",
  place,
  detail: "has bytes that are no characters of the encoding that the source names, or of UTF-8",
});

/** @returns where the feed goes on */
async function* jsonItems(
  bytes: Uint8Array,
  file: string,
  site: string | undefined,
): AsyncGenerator<ForeignItem, Result<string | undefined, string>> {
  let json: unknown;
  try {
    // RFC 8259 §8.1: UTF-8, and nothing else.
    json = JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: false }).decode(bytes));
  } catch (error) {
    return fail(`${file} is not JSON: ${messageOf(error)}`);
  }
  const feed = readJsonFeed(json, file);
  if (feed) {
    for (const article of feed.articles) yield { kind: "article", article };
    for (const place of feed.unreadable)
      yield { kind: "unread", place, detail: "is no item: it has no id" };
    return ok(feed.next);
  }
  const ghost = readGhost(json, file, site);
  if (!ghost) return fail(`${file} is JSON, but neither a JSON Feed nor an export of Ghost`);
  yield* ghost;
  return ok(undefined);
}
