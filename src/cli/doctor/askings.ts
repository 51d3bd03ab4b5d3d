import type { Question } from "./ask.ts";
import type { Asking, Exchange } from "./exchange.ts";
import { field } from "./exchange.ts";

/** The three signs of a person who opens a feed in a browser. */
const A_PERSON = {
  "Sec-Fetch-Mode": "navigate",
  "Sec-Fetch-Dest": "document",
  Accept: "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
} as const;

/** PROPFIND is safe (RFC 4918 §9.1), so that no server is asked to change anything. */
const ANOTHER_METHOD = "PROPFIND";

/** `undefined` where the first answer leaves nothing to ask. */
type Putting = (url: string, first: Exchange | undefined) => Question | undefined;

const get = (url: string, headers: Question["headers"]): Question => ({
  method: "GET",
  url,
  headers: { "Accept-Encoding": "identity", ...headers },
});

/** How each question is put. */
export const ASKINGS: Readonly<Record<Asking, Putting>> = {
  get: (url) => get(url, {}),
  gzip: (url) => get(url, { "Accept-Encoding": "gzip" }),
  br: (url) => get(url, { "Accept-Encoding": "br" }),
  head: (url) => ({ ...get(url, {}), method: "HEAD" }),
  known: (url, first) => {
    const etag = field(first, "etag");
    return etag === undefined ? undefined : get(url, { "If-None-Match": etag });
  },
  since: (url, first) => {
    const modified = field(first, "last-modified");
    return modified === undefined ? undefined : get(url, { "If-Modified-Since": modified });
  },
  other: (url) => ({ ...get(url, {}), method: ANOTHER_METHOD }),
  person: (url) => get(url, A_PERSON),
  source: (url, first) => {
    const etag = field(first, "etag");
    // With the feed's own tag: a 304 says as much, and is not one of its full fetches.
    return get(`${url}?raw`, { ...A_PERSON, ...(etag !== undefined && { "If-None-Match": etag }) });
  },
  slash: (url) => get(`${url}/`, {}),
};
