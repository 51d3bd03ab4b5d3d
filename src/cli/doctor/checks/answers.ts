import { type Check, ofEach, ofEveryAnswer, quoted } from "../finding.ts";
import { type Kind, field, listOf, mediaTypeOf, whole } from "../exchange.ts";

/** What answers a plain GET, by what the address is for. */
const EXPECTED: Readonly<Partial<Record<Kind, readonly number[]>>> = {
  "no page": [404],
  "no file": [404],
  choice: [302],
  "plain http": [301, 308],
};

const TYPES: Readonly<Partial<Record<Kind, readonly string[]>>> = {
  page: ["text/html; charset=utf-8"],
  amp: ["text/html; charset=utf-8"],
  rss: ["application/rss+xml; charset=utf-8"],
  atom: ["application/atom+xml; charset=utf-8"],
  json: ["application/feed+json"],
  data: ["application/json"],
  opml: ["text/x-opml; charset=utf-8"],
  sitemap: ["application/xml; charset=utf-8"],
  robots: ["text/plain; charset=utf-8"],
  "no page": ["text/html; charset=utf-8"],
  "no file": ["text/plain; charset=utf-8"],
  health: ["application/health+json"],
};

/** What is said of every answer: status, type, methods. */
export const ANSWERS: readonly Check[] = [
  {
    name: "status",
    promise:
      "What is linked answers 200, what is not there 404, `/feed` 302, plain HTTP leads to https",
    why: "Readers give a feed up that redirects or fails often, and take a 200 for news where there is nothing.",
    look: ofEach(({ kind, answers: { get } }) => {
      // Who polls too often is told so, which is another promise.
      if (!get || get.status === 429 || (kind === "health" && get.status === 404)) return undefined;
      const expected = EXPECTED[kind] ?? [200];
      if (expected.includes(get.status)) return undefined;
      const where = field(get, "location");
      const seen =
        get.status === 0 ? `no answer: ${get.text}` : `${get.status}${where ? ` to ${where}` : ""}`;
      return { field: "status", seen };
    }),
  },
  {
    name: "content type",
    promise:
      "Each representation has its own media type, with `charset=utf-8` where it is text or XML",
    why: "Readers choose their parser by it, and guess the encoding where it is not said.",
    look: ofEach(({ kind, answers: { get } }) => {
      const expected = TYPES[kind];
      if (!get || !expected || get.status === 0 || get.status === 429 || get.status >= 500) {
        return undefined;
      }
      if (get.status >= 300 && get.status < 400) return undefined;
      if (kind === "health" && get.status === 404) return undefined;
      const seen = field(get, "content-type");
      const spelled =
        seen
          ?.toLowerCase()
          .replaceAll(/\s*;\s*/g, "; ")
          .replaceAll('"', "") ?? "";
      return !expected.includes(spelled) && { field: "Content-Type", seen: quoted(seen) };
    }),
  },
  {
    name: "HEAD parity",
    promise: "HEAD answers as GET does, without the body",
    why: "Link checkers and some readers ask HEAD to see whether something changed.",
    look: ofEach(({ answers: { get, head } }) => {
      if (!get || !head || head.status === 429) return undefined;
      const differing = ["content-type", "cache-control", "etag", "last-modified", "link"];
      return [
        head.status !== get.status && { field: "status (head)", seen: String(head.status) },
        head.bytes > 0 && { field: "body (head)", seen: `${head.bytes} bytes` },
        differing.map(
          (name) =>
            field(head, name) !== field(get, name) && {
              field: `${name} (head)`,
              seen: `${quoted(field(head, name))}; with GET ${quoted(field(get, name))}`,
            },
        ),
      ];
    }),
  },
  {
    name: "405 with Allow",
    promise: "A method that a path has not is 405, with `Allow`",
    why: "A program learns from it what it may do; a 200 or 500 to any method hides mistakes.",
    look: ofEach(({ answers: { other } }) => {
      if (!other) return undefined;
      if (other.status !== 405) return { field: "status (other)", seen: String(other.status) };
      const allowed = listOf(field(other, "allow"));
      return (
        !(allowed.includes("get") && allowed.includes("head")) && {
          field: "Allow",
          seen: quoted(field(other, "allow")),
        }
      );
    }),
  },
  {
    name: "canonical path",
    promise: "Another spelling of a path leads to the canonical one by 301, in one hop",
    why: "Otherwise one feed has several addresses, each polled and cached for itself.",
    look: ofEach(({ url, answers: { slash } }) => {
      if (!slash || slash.status === 429) return undefined;
      const location = field(slash, "location") ?? "";
      const target = URL.canParse(location, url) ? new URL(location, url).href : location;
      if (slash.status === 301 && target === url) return undefined;
      return { field: `Location of ${url}/`, seen: `${slash.status} ${location}`.trim() };
    }),
  },
  {
    name: "no cookies",
    promise: "There are no cookies",
    why: "Shared caches keep nothing that sets one, and readers did not ask to be told apart.",
    look: ofEveryAnswer(
      (answer) =>
        answer.fields.has("set-cookie") && {
          field: "Set-Cookie",
          seen: (field(answer, "set-cookie") ?? "").split("=", 1)[0] ?? "",
        },
    ),
  },
  {
    name: "a person who opens a feed",
    promise:
      "A browser that navigates to a feed gets a page (`private`, `noindex`), with `?raw` the feed; both vary by `Sec-Fetch-Dest`",
    why: "Browsers show feeds as source or download them; and a cache that does not see the difference hands the page to readers.",
    look: ofEach((visit) => {
      const { person, source, get } = visit.answers;
      const sights = [];
      if (person?.status === 200) {
        const type = mediaTypeOf(person);
        if (type !== "text/html") sights.push({ field: "Content-Type (person)", seen: type });
        else {
          if (!listOf(field(person, "cache-control")).includes("private")) {
            sights.push({
              field: "Cache-Control (person)",
              seen: quoted(field(person, "cache-control")),
            });
          }
          if (!listOf(field(person, "x-robots-tag")).includes("noindex")) {
            sights.push({
              field: "X-Robots-Tag (person)",
              seen: quoted(field(person, "x-robots-tag")),
            });
          }
        }
        for (const answer of [person, get]) {
          if (answer && !listOf(field(answer, "vary")).includes("sec-fetch-dest")) {
            sights.push({ field: "Vary", seen: quoted(field(answer, "vary")) });
          }
        }
      } else if (person && person.status !== 429) {
        sights.push({ field: "status (person)", seen: String(person.status) });
      }
      const isSource =
        source?.status === 304 || (source?.status === 200 && mediaTypeOf(source) !== "text/html");
      if (source && source.status !== 429 && !isSource) {
        sights.push({ field: "?raw (source)", seen: `${source.status} ${mediaTypeOf(source)}` });
      }
      return sights;
    }),
  },
  {
    name: "health",
    promise: "`/health` says `pass`: KV answers, and nothing is stale",
    why: "Readers get what was remembered, or nothing, until that is mended.",
    look: ofEach((visit) => {
      if (visit.kind !== "health" || !whole(visit)) return undefined;
      const text = whole(visit)?.text ?? "";
      return !/"status":\s*"pass"/.test(text) && { field: "status", seen: quoted(text) };
    }),
  },
];
