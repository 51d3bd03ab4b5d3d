import type { Schema } from "../../../representations/json-schema.ts";
import { PHRASES } from "../../problems.ts";
import type { BodyName } from "./bodies/bodies.ts";
import { body } from "./bodies/members.ts";
import type { Operation } from "./operation.ts";

const SUCCESS: Readonly<Record<number, string>> = {
  200: "OK",
  201: "Created",
  202: "Committed; KV has not confirmed it yet",
  204: "No Content",
  304: "Not Modified",
};

const WITHOUT_BODY: ReadonlySet<number> = new Set([204, 304]);

const HEADERS = {
  "Article-State": "What the article is.",
  ETag: "The revision tag.",
  Link: "rel=next leads to the page that follows.",
  Location: "Where it stands; of a 202, where to ask how far readers have it.",
  "Retry-After": "Seconds until it is worth another try.",
  "WWW-Authenticate": "What a token would need (RFC 6750).",
} as const;
type HeaderName = keyof typeof HEADERS;

/** The headers that speak of a body. */
const OF_BODY: { readonly [Name in BodyName]?: readonly HeaderName[] } = {
  Article: ["ETag", "Article-State"],
  ArticleList: ["Link"],
  Publication: ["ETag"],
  Receipt: ["ETag"],
};
const OF_STATUS: Readonly<Record<number, readonly HeaderName[]>> = {
  201: ["Location"],
  202: ["Location"],
  304: ["ETag"],
  401: ["WWW-Authenticate"],
  403: ["WWW-Authenticate"],
  503: ["Retry-After"],
};

/** What is sent with a body that is no `application/json`. */
const MEDIA_TYPES: { readonly [Name in BodyName]?: string } = {
  BatchItem: "application/x-ndjson",
  BatchLine: "application/x-ndjson",
  bytes: "application/octet-stream",
  Health: "application/health+json",
};

type Content = Readonly<Record<string, { readonly schema?: Schema; readonly example?: unknown }>>;

/** A body in its media type; of lines of JSON each line is one. */
export const contentOf = (name: BodyName, example?: unknown): Content => ({
  [MEDIA_TYPES[name] ?? "application/json"]: {
    ...(name !== "bytes" && { schema: body(name) }),
    ...(example !== undefined && { example }),
  },
});

const PROBLEM: Content = { "application/problem+json": { schema: body("Problem") } };

const bodyOf = (status: number, gives: BodyName | undefined): Content => {
  if (status < 300) return gives ? contentOf(gives) : {};
  // How ill the newsroom is, is told in the same words as how well.
  return { ...PROBLEM, ...(status === 503 && gives === "Health" && contentOf(gives)) };
};

/** What an operation may answer with a status. */
export const responseOf = (status: number, { gives }: Pick<Operation, "gives">): object => {
  const content = WITHOUT_BODY.has(status) ? {} : bodyOf(status, gives);
  const spoken = status < 300 && gives ? (OF_BODY[gives] ?? []) : [];
  const headers = [...spoken, ...(OF_STATUS[status] ?? [])].map((name) => [
    name,
    { description: HEADERS[name], schema: { type: "string" } },
  ]);
  return {
    description: SUCCESS[status] ?? PHRASES[status as keyof typeof PHRASES],
    ...(headers.length > 0 && { headers: Object.fromEntries(headers) as object }),
    ...(Object.keys(content).length > 0 && { content }),
  };
};
