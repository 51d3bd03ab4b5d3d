import { parseAtomFeed, parseJsonFeed, parseRssFeed } from "feedsmith";
import {
  type Enclosure,
  EVERY_FIELD,
  type Format,
  instantIn,
  type Reader,
  type Reading,
} from "./reading.ts";

/** https://feedsmith.dev */
export const feedsmith: Reader = {
  name: "feedsmith",
  language: "JavaScript",
  isMissing: () => false,
  fields: {
    "rss.xml": EVERY_FIELD,
    "atom.xml": EVERY_FIELD,
    "feed.json": EVERY_FIELD,
  },
  read: async (format, documents) => documents.map((document) => PARSERS[format](document)),
};

type Parse = (document: string) => readonly Partial<Reading>[];

const rss: Parse = (document) =>
  (parseRssFeed(document).items ?? []).map((item) => ({
    id: item.guid?.value ?? "",
    url: item.link ?? "",
    title: item.title ?? "",
    summary: item.description ?? "",
    published: instantIn(item.pubDate),
    updated: instantIn(item.dcterms?.modified?.[0]),
    writers: item.dc?.creators ?? [],
    categories: (item.categories ?? []).map(({ name }) => name ?? ""),
    body: item.content?.encoded ?? "",
    enclosures: (item.enclosures ?? []).map(({ url, type, length }) =>
      enclosure(url, type, length),
    ),
  }));

const atom: Parse = (document) =>
  (parseAtomFeed(document).entries ?? []).map((entry) => ({
    id: entry.id ?? "",
    url: entry.links?.find(({ rel }) => rel === "alternate")?.href ?? "",
    title: entry.title?.value ?? "",
    summary: entry.summary?.value ?? "",
    published: instantIn(entry.published),
    updated: instantIn(entry.updated),
    writers: (entry.authors ?? []).map(({ name }) => name ?? ""),
    categories: (entry.categories ?? []).map(({ label }) => label ?? ""),
    body: entry.content?.value ?? "",
    enclosures: (entry.links ?? [])
      .filter(({ rel }) => rel === "enclosure")
      .map(({ href, type, length }) => enclosure(href, type, length)),
  }));

const json: Parse = (document) =>
  (parseJsonFeed(document).items ?? []).map((item) => ({
    id: item.id ?? "",
    url: item.url ?? "",
    title: item.title ?? "",
    summary: item.summary ?? "",
    published: instantIn(item.date_published),
    updated: instantIn(item.date_modified),
    writers: (item.authors ?? []).map(({ name }) => name ?? ""),
    categories: item.tags ?? [],
    body: item.content_html ?? "",
    enclosures: (item.attachments ?? []).map(({ url, mime_type, size_in_bytes }) =>
      enclosure(url, mime_type, size_in_bytes),
    ),
  }));

const PARSERS: Readonly<Record<Format, Parse>> = {
  "rss.xml": rss,
  "atom.xml": atom,
  "feed.json": json,
};

const enclosure = (url = "", type = "", bytes = 0): Enclosure => ({ url, type, bytes });
