import { type Exchange, type Kind, field, listOf, whole } from "../exchange.ts";
import { type Check, ofEach, quoted } from "../finding.ts";
import { SKEW_MAX_MS } from "./clock.ts";
import { COMPRESSED_HERE } from "./coding.ts";

/** What is made of records, and has validators. */
const RENDERED: ReadonlySet<Kind> = new Set([
  "page",
  "amp",
  "rss",
  "atom",
  "json",
  "data",
  "opml",
  "sitemap",
  "robots",
]);

/** What only a 200 says (RFC 9110 §15.4.5). */
const REPRESENTATION_FIELDS = [
  "content-type",
  "content-length",
  "content-encoding",
  "last-modified",
  "link",
];

/** By what an answer varies; the platform adds the coding by itself to what it compresses. */
const varianceOf = (answer: Exchange, kind: Kind): string | undefined => {
  const names = listOf(field(answer, "vary")).filter(
    (name) => name !== "accept-encoding" || COMPRESSED_HERE.has(kind),
  );
  return names.length > 0 ? names.toSorted().join(", ") : undefined;
};

/** Servers that mark a tag with the coding mean the same by it. */
const withoutCoding = (etag: string | undefined): string | undefined =>
  etag?.replace(/-(?:gzip|br)"$/, '"');

/** Validators, and what they save. */
export const CONDITIONAL: readonly Check[] = [
  {
    name: "weak ETag",
    promise: "What is rendered has an `ETag`, and it is weak",
    why: "Without one every poll is a full fetch; a strong one is taken away by whatever compresses.",
    look: ofEach((visit) => {
      const answer = RENDERED.has(visit.kind) ? whole(visit) : undefined;
      const etag = field(answer, "etag");
      return answer && !/^W\/"[^"]*"$/.test(etag ?? "") && { field: "ETag", seen: quoted(etag) };
    }),
  },
  {
    name: "Last-Modified",
    promise: "What is rendered has a `Last-Modified` that is a date of the past",
    why: "Readers without ETags have nothing else to ask with.",
    look: ofEach((visit) => {
      const answer = RENDERED.has(visit.kind) ? whole(visit) : undefined;
      if (!answer) return undefined;
      const value = field(answer, "last-modified");
      const at = Date.parse(value ?? "");
      const isPast = at <= answer.receivedMs + SKEW_MAX_MS;
      return !isPast && { field: "Last-Modified", seen: quoted(value) };
    }),
  },
  {
    name: "stable over polls",
    promise: "While nothing changes, `ETag` and body stay the same, in each coding",
    why: "A tag or a date that moves by itself makes a full fetch of every poll.",
    look: ofEach(({ answers: { get, gzip, br } }) =>
      [gzip, br].map((again) => {
        if (get?.status !== 200 || again?.status !== 200) return undefined;
        const [before, after] = [field(get, "etag"), field(again, "etag")].map(withoutCoding);
        if (before !== after) {
          return { field: "ETag", seen: `${quoted(before)}, then ${quoted(after)}` };
        }
        return (
          get.text !== again.text && { field: "body", seen: "another body with the same ETag" }
        );
      }),
    ),
  },
  {
    name: "304",
    promise: "`If-None-Match` with the ETag, and `If-Modified-Since`, are answered 304",
    why: "This is what a poll costs: a few hundred bytes, or the whole feed.",
    look: ofEach(({ answers }) =>
      (["known", "since"] as const).map((asking) => {
        const answer = answers[asking];
        if (!answer || answer.status === 304 || answer.status === 429) return undefined;
        const asked = asking === "known" ? "If-None-Match" : "If-Modified-Since";
        return { field: `status to ${asked}`, seen: String(answer.status) };
      }),
    ),
  },
  {
    name: "304 is small",
    promise:
      "304 has no body and no fields of the representation; `ETag`, `Cache-Control` and `Vary` as 200",
    why: "Caches update what they keep from it (RFC 9111 §4.3.4): a wrong field spoils the copy.",
    look: ofEach(({ kind, answers: { get, known, since } }) =>
      [known, since].map((answer) => {
        if (!get || answer?.status !== 304) return undefined;
        const said = (of: Exchange, name: string) =>
          name === "vary" ? varianceOf(of, kind) : field(of, name);
        return [
          answer.bytes > 0 && { field: "body of 304", seen: `${answer.bytes} bytes` },
          REPRESENTATION_FIELDS.map(
            (name) =>
              answer.fields.has(name) && {
                field: `${name} of 304`,
                seen: quoted(field(answer, name)),
              },
          ),
          ["etag", "cache-control", "vary"].map(
            (name) =>
              said(answer, name) !== said(get, name) && {
                field: `${name} of 304`,
                seen: `${quoted(said(answer, name))}; of 200 ${quoted(said(get, name))}`,
              },
          ),
        ];
      }),
    ),
  },
];
