import type { RestoreRefusal } from "../../src/newsroom/backup.ts";
import { createHash } from "node:crypto";
import { previewQuery, signatureOf } from "../../src/edge/article-preview/link.ts";
import { MEDIA_MAX_BYTES } from "../../src/model/media.ts";
import { shardOf } from "../../src/model/old-path.ts";
import { fail, ok } from "../../src/model/result.ts";
import type { Receipt, Refusal } from "../../src/newsroom/newsroom.ts";
import { stylesheet } from "../../src/representations/html/stylesheet.ts";
import { RENDERING } from "../../src/representations/rendering.ts";
import { encodeRecord } from "../../src/store/codec.ts";
import { keys } from "../../src/store/keys.ts";
import {
  anArticle,
  anArticleToHear,
  aPicture,
  aPublication,
  EVERY_FILE,
  EVERY_KIND_OF_FEED,
  instant,
  slug,
} from "./builders.ts";
import { fetchAllowed, fromClient } from "./clients.ts";
import { ROWS, isRuled, patternOf } from "./documented.ts";
import { type Newswire, aNewswire } from "./newswire.ts";
import { aLedgerArticle, anIssuedToken, aReceipt, aRevision } from "./scripted-newsroom.ts";

const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);
const nameOf = (bytes: Uint8Array): string =>
  `${createHash("sha256").update(bytes).digest("hex")}.png`;
const NAME = nameOf(PNG);

/** Something done to a new wire, and one request of it. */
interface Provocation {
  readonly method: string;
  readonly path: string;
  readonly init?: RequestInit;
  readonly given?: (wire: Newswire) => unknown;
}

/** What can be in the place of a parameter: what is there, and what is not. */
const PLACES: Readonly<Record<string, readonly string[]>> = {
  ":section": ["world", "none"],
  ":topic": ["syria", "none"],
  ":story": ["the-wire", "none"],
  ":author": ["ada", "none"],
  ":language": ["en", "none"],
  ":selection": ["picks", "none"],
  ":page": ["1", "9", "01"],
  ":sitemap": ["1", "9", "01"],
  ":slug": ["first", "heard", "moved", "gone", "blocked", "none", "no_slug"],
  ":file": ["amp", "rss.xml", "none"],
  ":sequence": ["1", "0"],
  ":revision": ["1", "9", "01"],
  ":other": ["1", "9"],
  ":token": ["editor", "none"],
  ":name": [NAME, stylesheet.path.replace("/assets/", ""), `theme-${"0".repeat(16)}.css`, "none"],
};

const pathsOf = (pattern: string): readonly string[] => {
  if (pattern === "/oembed") return OEMBED_PATHS;
  return filled(pattern).flatMap((path) =>
    path.startsWith("/preview/") ? [path, `${path}${PREVIEW_QUERY}`] : [path],
  );
};

const filled = (pattern: string): readonly string[] => {
  const parameters = pattern.match(/:\w+/g) ?? [];
  /** What is there, but for one parameter. */
  const fill = (parameter: string, value: string): string =>
    pattern.replace(parameter, value).replaceAll(/:\w+/g, (other) => PLACES[other]?.[0] ?? other);
  return parameters.length === 0
    ? [pattern]
    : parameters.flatMap((parameter) =>
        (PLACES[parameter] ?? []).map((value) => fill(parameter, value)),
      );
};

/** As a link to a preview of the article has it, which is there. */
const PREVIEW_LINK = { slug: slug("first"), revision: "1-abc", expires: "9999999999" };
const PREVIEW_QUERY = previewQuery(PREVIEW_LINK, signatureOf(PREVIEW_LINK, "key 1"));

/** What a reader has who polled the RSS and the Atom feed when they had one article. */
const { hash } = encodeRecord(
  aPublication({ ...EVERY_KIND_OF_FEED, ...EVERY_FILE }),
  instant("2026-11-01T08:00:00Z"),
).metadata;
const OLDER = ["rss", "atom"]
  .map((name) => `W/"${"A".repeat(16)}-${hash.slice(0, 8)}-${name}-${RENDERING}-1"`)
  .join(", ");

const READS: readonly Omit<Provocation, "method" | "path">[] = [
  {},
  { init: { headers: { "A-IM": "feed", "If-None-Match": OLDER } } },
  { init: { headers: { "If-None-Match": "*" } } },
  { init: { headers: { "If-Match": '"other"' } } },
  { init: { headers: { Range: "bytes=0-1" } } },
  { init: { headers: { Range: "bytes=999-" } } },
  { given: (wire) => (wire.records.failing = wire.media.failing = true) },
  { given: (wire) => (wire.newsroom.settings = undefined) },
  { given: (wire) => wire.adopt(aPublication(EVERY_KIND_OF_FEED)) },
];

/** What an oEmbed consumer may ask for: the query says of which article, and in which format. */
const OEMBED_PATHS = ["first", "moved", "gone", "blocked", "none"]
  .map((name) => `/oembed?url=${encodeURIComponent(`https://news.example/articles/${name}`)}`)
  .concat("/oembed?format=yaml");

/** Every read there is, tried in every way on everything that may stand there. */
function* reads(): Generator<Provocation> {
  for (const { path: pattern, methods } of ROWS) {
    for (const method of methods.filter((name) => name === "GET" || name === "HEAD")) {
      for (const path of pathsOf(pattern)) {
        for (const read of READS) yield { method, path, ...read };
      }
    }
  }
}

/** Every feed, asked for once more than a client may fetch it whole. */
function* fullFetches(): Generator<Provocation> {
  const headers = fromClient();
  for (const { path: pattern, methods } of ROWS) {
    const [path = ""] = pathsOf(pattern);
    if (!/\.xml$|\/feed\.json$/.test(path)) continue;
    for (const method of methods) {
      yield { method, path, init: { headers }, given: (wire) => fetchAllowed(wire, path) };
    }
  }
}

const { picture: _, ...article } = anArticle("first");
const DOCUMENTS = {
  "/publishing/articles/first/draft": article,
  "/publishing/articles/first": article,
  "/publishing/publication": aPublication(),
};
const JSON_TYPE = { "Content-Type": "application/json" };

type Outcome = Partial<Receipt> | Refusal;

const GONE: Refusal = { reason: "already-gone", withdrawnAt: instant("2026-11-01T09:00:00Z") };
const WRITTEN: readonly Outcome[] = [
  {},
  { created: false },
  { projected: false },
  { reason: "stale", current: null },
  { reason: "precondition-required", current: '"1-abc"' },
];
/** What the Newsroom may say to each command. */
const OUTCOMES: Readonly<Record<string, readonly Outcome[]>> = {
  "/publishing/publication": WRITTEN,
  "/publishing/articles/first/draft": [
    {},
    { created: false },
    { reason: "stale", current: null },
    { reason: "precondition-required", current: '"1-abc"' },
    { reason: "illegal-transition", state: "live", command: "saveDraft" },
  ],
  "/publishing/articles/first": [
    ...WRITTEN,
    { reason: "permalink-taken", owner: "tag:news.example,2026-11-01:other" },
    GONE,
  ],
  DELETE: [
    { created: false },
    { projected: false },
    { reason: "stale", current: '"2-abc"' },
    { reason: "unknown-article", slug: slug("first") },
    { reason: "unacceptable", problems: [] },
    { reason: "illegal-transition", state: "draft", command: "withdraw" },
    GONE,
  ],
};

const given =
  (outcome: Outcome) =>
  (wire: Newswire): void => {
    wire.newsroom.outcome = "reason" in outcome ? fail(outcome) : ok(aReceipt(outcome));
  };

function* putsOfText(): Generator<Provocation> {
  yield { method: "PUT", path: "/publishing/articles/no_slug" };
  yield { method: "PUT", path: "/publishing/articles/no_slug/draft" };
  for (const [path, document] of Object.entries(DOCUMENTS)) {
    const put = (body: string, headers: Record<string, string> = JSON_TYPE) => ({
      method: "PUT",
      path,
      init: { body, headers },
    });
    yield put("{");
    yield put("{}");
    yield put("{}", { "Content-Type": "text/plain" });
    yield put(" ".repeat(1024 * 1024 + 1));
    for (const outcome of OUTCOMES[path] ?? []) {
      yield { ...put(JSON.stringify(document)), given: given(outcome) };
    }
  }
}

function* deletes(): Generator<Provocation> {
  const path = "/publishing/articles/first";
  yield { method: "DELETE", path };
  for (const outcome of OUTCOMES["DELETE"] ?? []) {
    yield { method: "DELETE", path: `${path}?reason=x`, given: given(outcome) };
  }
}

function* lists(): Generator<Provocation> {
  for (const method of ["GET", "HEAD"]) {
    yield { method, path: "/publishing/articles?limit=0" };
    yield { method, path: "/publishing/backup?after=none" };
    yield { method, path: "/publishing/audit?limit=0" };
  }
  for (const method of ["GET", "HEAD"]) {
    yield {
      method,
      path: "/?p=12",
      given: (wire) =>
        wire.records.write(
          "redirect",
          keys.redirect(shardOf("/?p=12")),
          { paths: { "/?p=12": slug("first") } },
          instant("2026-11-01T08:00:00Z"),
        ),
    };
  }
  const path = "/publishing/redirects";
  const put = (body: string, headers: Record<string, string> = JSON_TYPE): Provocation => ({
    method: "PUT",
    path,
    init: { body, headers },
  });
  yield put('{"/old": "first"}');
  yield {
    ...put('{"/old": "first"}'),
    given: (wire) => void (wire.newsroom.progress = { done: false, waiting: [] }),
  };
  yield put("{");
  yield put("{}", { "Content-Type": "text/plain" });
  yield put(" ".repeat(1024 * 1024 + 1));
  yield put("[]");
}

function* batches(): Generator<Provocation> {
  const post = (body: string, headers: Record<string, string> = {}): Provocation => ({
    method: "POST",
    path: "/publishing/bulk",
    init: { body, headers: { "Content-Type": "application/x-ndjson", ...headers } },
  });
  const line = JSON.stringify({ slug: "first", article, ifNoneMatch: "*" });
  yield post(line);
  yield {
    ...post(line, { "Idempotency-Key": '"k"' }),
    given: (wire) => void (wire.newsroom.outcome = fail({ reason: "key-reused" })),
  };
  yield post("{}", { "Content-Type": "text/plain" });
  yield post("{}", { "Content-Length": "10000000" });
  yield { ...post("{}"), given: (wire) => void (wire.newsroom.settings = undefined) };
  yield { ...post(""), init: { ...post("").init, body: new Uint8Array([0xff]) } };
}

function* restores(): Generator<Provocation> {
  const part = { id: "a", number: 0, isLast: false, schema: 1, table: "t", columns: [], rows: [] };
  const post = (body: string, headers: Record<string, string> = JSON_TYPE): Provocation => ({
    method: "POST",
    path: "/publishing/restore",
    init: { body, headers },
  });
  const refused = (reason: RestoreRefusal["reason"]) => (wire: Newswire) =>
    void (wire.newsroom.restoring = fail({ reason, detail: "no" }));
  yield post("[]");
  yield post("{}", { "Content-Type": "text/plain" });
  yield post("{}", { ...JSON_TYPE, "Content-Length": "10000000" });
  const abandon = { method: "DELETE", path: "/publishing/restore" };
  yield abandon;
  yield { ...abandon, given: refused("unready") };
  yield post(JSON.stringify(part));
  yield { ...post(JSON.stringify(part)), given: refused("unready") };
  yield { ...post(JSON.stringify(part)), given: refused("unfit") };
}

function* tokens(): Generator<Provocation> {
  const path = "/publishing/tokens";
  const issued = '{"name":"ci","scopes":["write"]}';
  const taken = '{"name":"editor","scopes":["write"]}';
  for (const body of [issued, taken, "{", "{}", " ".repeat(1024 * 1024 + 1)]) {
    yield { method: "POST", path, init: { body, headers: JSON_TYPE } };
  }
  yield { method: "POST", path, init: { body: issued } };
  for (const name of ["editor", "none"]) yield { method: "DELETE", path: `${path}/${name}` };
}

const DONE: readonly Outcome[] = [{ created: false }];
const WITHOUT_TAG: readonly Outcome[] = [
  { reason: "stale", current: null },
  { reason: "unknown-article", slug: slug("first") },
  { reason: "illegal-transition", state: "gone", command: "publish" },
];
const WITH_TAG: readonly Outcome[] = [
  ...WITHOUT_TAG,
  { reason: "precondition-required", current: '"1-abc"' },
];
const JUDGED: readonly Outcome[] = [
  ...WITH_TAG,
  { created: false, projected: false },
  { reason: "unacceptable", problems: [] },
];

/** The commands about an article's life: what each takes, and what the Newsroom may say to it. */
const LIFE: readonly (readonly [string, string, string | undefined, readonly Outcome[]])[] = [
  ["DELETE", "draft", undefined, WITH_TAG],
  [
    "POST",
    "validate",
    JSON.stringify(article),
    [...DONE, ...WITHOUT_TAG, GONE, { reason: "unacceptable", problems: [] }],
  ],
  ["POST", "publish", undefined, [...DONE, ...JUDGED]],
  ["POST", "schedule", '{"at":"2026-12-01T00:00:00Z"}', [...DONE, ...WITH_TAG]],
  ["DELETE", "schedule", undefined, [...DONE, ...WITHOUT_TAG]],
  ["POST", "corrections", '{"text":"It was *Tuesday*."}', [...DONE, ...JUDGED]],
  ["POST", "reinstate", undefined, [...DONE, ...JUDGED]],
  ["POST", "move", '{"to":"second"}', [...DONE, ...JUDGED]],
  ["POST", "revisions/1/restore", undefined, [...DONE, ...JUDGED]],
];

/** Under a key of the client's, and too large to be known again. */
const keyed = (path: string): Provocation => {
  const headers = { "Idempotency-Key": '"1"', "Content-Length": `${MEDIA_MAX_BYTES + 1}` };
  return { method: "POST", path, init: inPieces("", headers) };
};

function* lives(): Generator<Provocation> {
  for (const [method, below, body, outcomes] of LIFE) {
    const path = `/publishing/articles/first/${below}`;
    const send = (sent: string | undefined, headers: Record<string, string> = JSON_TYPE) => ({
      method,
      path,
      init: sent === undefined ? {} : { body: sent, headers },
    });
    yield { method, path, init: { headers: { "If-None-Match": '"weird"' } } };
    if (method === "POST") yield keyed(path);
    if (below === "draft") yield send(undefined);
    for (const outcome of outcomes) yield { ...send(body), given: given(outcome) };
    if (body === undefined) continue;
    for (const sent of ["{", "[]", '{"no":"x"}', " ".repeat(1024 * 1024 + 1)]) yield send(sent);
    yield send(body, { "Content-Type": "text/plain" });
  }
}

function* previews(): Generator<Provocation> {
  yield { method: "DELETE", path: "/publishing/previews" };
  const path = "/publishing/articles/first/previews";
  const send = (body: string, headers: Record<string, string> = JSON_TYPE) => ({
    method: "POST",
    path,
    init: { body, headers },
  });
  for (const body of ['{"for":"1h"}', "{", '{"for":"1w"}', " ".repeat(1024 * 1024 + 1)]) {
    yield send(body);
  }
  yield send("{}", { "Content-Type": "text/plain" });
  yield { method: "POST", path: path.replace("first", "none") };
  yield {
    method: "POST",
    path,
    given: (wire) => wire.newsroom.articles.set("first", aLedgerArticle({ state: "gone" })),
  };
}

/** Node wants to hear that a body may come in pieces; the platform's type does not know of it. */
const inPieces = (body: BodyInit, headers: Record<string, string>): RequestInit => {
  const init = { body, headers, duplex: "half" };
  return init;
};

const uploads = (): readonly Provocation[] => {
  const put = (name: string, body: BodyInit, length?: number): Provocation => ({
    method: "PUT",
    path: `/publishing/media/${name}`,
    init: inPieces(body, length === undefined ? {} : { "Content-Length": `${length}` }),
  });
  const length = PNG.byteLength;
  const brokenOff = new ReadableStream({
    pull: (controller) => controller.error(new TypeError("Network connection lost.")),
  });
  return [
    { ...put(NAME, PNG, length), given: (wire) => wire.newsroom.kept.clear() },
    put(NAME, PNG, length),
    put(NAME, brokenOff, length),
    put(NAME, PNG),
    put(NAME, PNG, MEDIA_MAX_BYTES + 1),
    put("none", PNG, length),
    put(nameOf(PNG.subarray(1)), PNG, length),
  ];
};

/** Every request of every route and method that has an answer of its own. */
export const provocations = (): readonly Provocation[] => [
  ...reads(),
  ...fullFetches(),
  ...putsOfText(),
  ...deletes(),
  ...lists(),
  ...restores(),
  ...batches(),
  ...tokens(),
  ...lives(),
  ...previews(),
  ...uploads(),
  { method: "POST", path: "/publishing/rebuild" },
];

/** A wire with something in every state. */
const aFullWire = async (): Promise<Newswire> => {
  const wire = await aNewswire();
  await wire.adopt(aPublication({ ...EVERY_KIND_OF_FEED, ...EVERY_FILE }));
  const { id } = anArticle("gone");
  const withdrawnAt = instant("2026-11-01T09:00:00Z");
  await wire.put("heard", { kind: "live", article: anArticleToHear("heard") });
  await wire.put("moved", { kind: "moved", id: anArticle("first").id, to: slug("first") });
  await wire.put("gone", { kind: "gone", id, withdrawnAt, reason: "In error." });
  const demand = { by: "A court" };
  await wire.put("blocked", { kind: "gone", id, withdrawnAt, reason: "Blocked.", demand });
  const metadata = { type: "image/png", bytes: PNG.byteLength };
  wire.media.files.set(NAME, { bytes: PNG, metadata });
  wire.newsroom.kept.set(NAME, metadata);
  wire.newsroom.files.set(NAME, PNG);
  const shown = aPicture({ url: `/media/${NAME}` });
  const submission = { article: anArticle("first", { picture: shown }) };
  wire.newsroom.articles.set("first", aLedgerArticle({ submission }));
  wire.newsroom.issued.set("editor", anIssuedToken());
  wire.newsroom.history.set("first", [aRevision()]);
  return wire;
};

/** `GET /rss.xml 304` and so on: every status that was got out of every route and method. */
export const provokedStatuses = async (): Promise<ReadonlySet<string>> => {
  const provoked = new Set<string>();
  for await (const { method, path, response } of provokedAnswers()) {
    const { status } = response;
    if (!isRuled(path, status)) provoked.add(`${method} ${patternOf(path)} ${status}`);
  }
  return provoked;
};

/** An answer of the real edge, to a path without its query. */
interface ProvokedAnswer {
  readonly method: string;
  readonly path: string;
  readonly response: Response;
}

/** Every answer that was got out of every route and method. */
export async function* provokedAnswers(): AsyncGenerator<ProvokedAnswer> {
  // Reads change nothing, so all that are given the same share a wire.
  const wires = new Map<Provocation["given"], Newswire>();
  for (const { method, path, init, given } of provocations()) {
    const isRead = method === "GET" || method === "HEAD";
    const known = isRead ? wires.get(given) : undefined;
    const wire = known ?? (await aFullWire());
    if (!known) await given?.(wire);
    if (isRead) wires.set(given, wire);
    const isApi = path.startsWith("/publishing/");
    const response = await (isApi ? wire.api : wire.send)(method, path, init);
    yield { method, path: path.replace(/\?.*/, ""), response };
  }
}
