import { contributorsOf, type Entry, type Person, writersOf } from "../model/entry.ts";
import type { Feed } from "../model/feed.ts";
import { enclosuresOf } from "./enclosure.ts";
import { feedBody } from "./markup/body.ts";
import { cdata } from "./markup/escape.ts";
import { element, textElement } from "./markup/xml.ts";

/** RFC 4287 §4.1.2. An entry whose cards were left out has a summary and no content. */
export const atomEntry = (entry: Entry, feed: Feed): string =>
  element("entry", entry.language === feed.language ? {} : { "xml:lang": entry.language }, [
    textElement("id", entry.id),
    textElement("title", entry.title),
    textElement("published", entry.publishedAt),
    textElement("updated", entry.updatedAt),
    ...writersOf(entry).map((person) => personElement("author", person)),
    ...contributorsOf(entry).map((person) => personElement("contributor", person)),
    textElement("link", undefined, { rel: "alternate", type: "text/html", href: entry.url }),
    ...(entry.canonicalUrl === entry.url
      ? []
      : [
          textElement("link", undefined, {
            rel: "via",
            type: "text/html",
            href: entry.canonicalUrl,
          }),
        ]),
    ...enclosuresOf(entry).map(({ url, type, bytes }) =>
      textElement("link", undefined, { rel: "enclosure", type, length: bytes, href: url }),
    ),
    textElement("link", undefined, {
      rel: "license",
      href: entry.licence.url,
      title: entry.licence.label,
    }),
    ...[entry.section, ...entry.topics].map(({ key, label, scheme }) =>
      textElement("category", undefined, { term: key, scheme, label }),
    ),
    textElement("summary", entry.summary),
    ...(entry.body === "full"
      ? [`<content type="html">${cdata(feedBody(entry, feed.publication))}</content>`]
      : []),
  ]);

/** RFC 4287 §3.2. Atom has no roles: writers are authors, everybody else contributes. */
const personElement = (name: "author" | "contributor", person: Person): string =>
  element(name, {}, [
    textElement("name", person.name),
    ...(person.url ? [textElement("uri", person.url)] : []),
  ]);
