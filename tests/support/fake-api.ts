import { createHash } from "node:crypto";
import { type IncomingMessage, createServer } from "node:http";
import { isDeepStrictEqual } from "node:util";
import { MEDIA_NAME, mediaTypeOf } from "../../src/model/media.ts";

/** The publishing API in memory over real HTTP, as far as its clients can see it. */
export interface FakeApi {
  readonly url: string;
  readonly requests: readonly FakeRequest[];
  readonly articles: Map<string, StoredDocument>;
  readonly media: Map<string, Buffer>;
  /** States by slug, where an article is not live. */
  readonly states: Map<string, string>;
  /** Slugs by old paths. */
  readonly redirects: Map<string, string>;
  publication: StoredDocument | undefined;
  /** Answers instead of the API when it returns something. */
  intercept: (request: FakeRequest) => FakeAnswer | undefined;
  /** The same for one line of a batch, as if it were a PUT. */
  interceptLine: (request: FakeRequest) => FakeAnswer | undefined;
  /** How often a projection is asked after before it is done; 0 means drained before the answer. */
  slowProjections: number;
  /** What is said of a rebuild, one after the other; the last for ever. */
  rebuilds: readonly object[];
  rebuilding: readonly object[];
  readonly close: () => Promise<void>;
}

interface StoredDocument {
  readonly document: Record<string, unknown>;
  readonly etag: string;
}

interface FakeRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage["headers"];
  readonly body: Buffer;
}

interface FakeLine {
  readonly slug: string;
  readonly article: object;
  readonly ifMatch?: string;
  readonly ifNoneMatch?: string;
  readonly draft?: boolean;
}

interface FakeAnswer {
  /** 0 cuts the connection. */
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** A file, instead of JSON. */
  readonly bytes?: Uint8Array;
}

export const WITHDRAWN_AT = "2026-11-22T12:00:00Z";
export const CORRECTED_AT = "2026-11-22T10:00:00Z";

export const fakeApi = async ({
  port = 0,
  accepts = (token) => token === "ew_test",
}: {
  readonly port?: number;
  readonly accepts?: (token: string) => boolean;
} = {}): Promise<FakeApi> => {
  const requests: FakeRequest[] = [];
  let revision = 0;
  const server = createServer((message, response) => {
    const chunks: Buffer[] = [];
    message.on("data", (chunk: Buffer) => chunks.push(chunk));
    message.on("end", () => {
      const url = new URL(message.url ?? "/", "http://fake");
      const request: FakeRequest = {
        method: message.method ?? "",
        path: url.pathname,
        query: url.searchParams,
        headers: message.headers,
        body: Buffer.concat(chunks),
      };
      requests.push(request);
      const { status, headers, body, bytes } = api.intercept(request) ?? answer(request);
      if (status === 0) {
        message.socket.destroy();
        return;
      }
      response.writeHead(status, { "content-type": "application/json", ...headers });
      response.end(bytes ?? (body === undefined ? undefined : JSON.stringify(body)));
    });
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");

  const problem = (status: number, detail: string, more: object = {}): FakeAnswer => ({
    status,
    headers: { "content-type": "application/problem+json" },
    body: { type: "about:blank", title: detail, status, detail, ...more },
  });
  const receipt = (status: number, stored: StoredDocument, changed: boolean): FakeAnswer => ({
    status: api.slowProjections > 0 ? 202 : status,
    headers: {
      etag: stored.etag,
      ...(api.slowProjections > 0 && { location: "/publishing/projections/7" }),
    },
    body: { etag: stored.etag, changed, created: status === 201 },
  });
  const missed = (request: FakeRequest, current: string | undefined): boolean => {
    const { "if-match": match, "if-none-match": noneMatch } = request.headers;
    if (noneMatch === "*") return current !== undefined;
    return match === "*" ? current === undefined : match !== current;
  };
  const putDocument = (
    request: FakeRequest,
    stored: StoredDocument | undefined,
    keep: (next: StoredDocument) => void,
  ): FakeAnswer => {
    const { "if-match": match, "if-none-match": noneMatch } = request.headers;
    if (!match && !noneMatch) return problem(428, "precondition required");
    if (missed(request, stored?.etag)) {
      return problem(412, "stale", { current: stored?.etag ?? null });
    }
    const document = JSON.parse(request.body.toString()) as Record<string, unknown>;
    if (stored && isDeepStrictEqual(stored.document, document)) {
      return receipt(200, stored, false);
    }
    revision += 1;
    const next = { document, etag: `"r${revision}"` };
    keep(next);
    return receipt(stored ? 200 : 201, next, true);
  };
  const getDocument = (stored: StoredDocument | undefined): FakeAnswer =>
    stored
      ? { status: 200, headers: { etag: stored.etag }, body: stored.document }
      : problem(404, "not here");

  const answer = (request: FakeRequest): FakeAnswer => {
    const { method, path } = request;
    if (path.startsWith("/media/")) return publishedMedia(path.slice("/media/".length));
    if (!path.startsWith("/publishing/")) {
      const gone = api.articles.get(path.replace(/^\/articles\//, ""))?.document["withdrawn"];
      return { status: gone ? 410 : 200, headers: { link: links(path) } };
    }
    if (!accepts(request.headers.authorization?.replace(/^Bearer /, "") ?? "")) {
      return problem(401, "the token is not known");
    }
    if (path === "/publishing/publication") {
      if (method === "GET") return getDocument(api.publication);
      return putDocument(request, api.publication, (next) => (api.publication = next));
    }
    if (path === "/publishing/projections/7") {
      api.slowProjections -= 1;
      return { status: 200, body: { done: api.slowProjections <= 0, waiting: [] } };
    }
    if (path === "/publishing/rebuild") {
      if (method === "POST") api.rebuilding = [...api.rebuilds];
      const [progress, ...later] = api.rebuilding;
      if (later.length > 0 && method === "GET") api.rebuilding = later;
      return { status: method === "POST" ? 202 : 200, body: progress };
    }
    const [, , kind, name = ""] = path.split("/");
    if (kind === "redirects" && method === "GET") {
      return { status: 200, body: { redirects: Object.fromEntries(api.redirects), next: null } };
    }
    if (kind === "redirects") {
      const given = JSON.parse(request.body.toString()) as Record<string, string>;
      for (const [from, to] of Object.entries(given)) api.redirects.set(from, to);
      return { status: 200, body: { changed: true } };
    }
    if (kind === "bulk") return batch(request);
    if (kind === "media" && path.endsWith("/content")) return publishedMedia(name);
    if (kind === "media") return media(request, name);
    if (kind === "articles" && name === "") return listOfArticles(request);
    const stored = api.articles.get(name);
    if (method === "GET" && !stored) return getDocument(stored);
    if (method === "GET" && stored) {
      const { headers, ...found } = getDocument(stored);
      const state = stored.document["withdrawn"] ? "gone" : (api.states.get(name) ?? "live");
      return { ...found, headers: { ...headers, "article-state": state } };
    }
    if (method === "PUT") return put(request, name);
    if (!stored) return problem(404, `there is no article ${name}`);
    return method === "POST" ? ordered(request, stored) : withdrawal(request, name, stored);
  };
  const ordered = (request: FakeRequest, { document, etag }: StoredDocument): FakeAnswer => {
    if (missed(request, etag)) return problem(412, "stale", { current: etag });
    const [, , , name = "", word] = request.path.split("/");
    const { text, to } = JSON.parse(request.body.toString() || "{}") as Record<string, string>;
    const { withdrawn: _, ...article } = document;
    const notes = (document["corrections"] ?? []) as readonly object[];
    const corrections = [...notes, { at: CORRECTED_AT, html: text }];
    revision += 1;
    const next = {
      document: {
        ...article,
        ...(word === "corrections" && { corrections, updatedAt: CORRECTED_AT }),
        ...(word === "move" && { slug: to }),
      },
      etag: `"r${revision}"`,
    };
    api.articles.delete(name);
    api.articles.set(to ?? name, next);
    return receipt(200, next, true);
  };
  const withdrawal = (request: FakeRequest, name: string, stored: StoredDocument): FakeAnswer => {
    const { query } = request;
    const before = stored.document["withdrawn"] as Record<string, unknown> | undefined;
    const [kind, replacedBy, by, reference] = [
      "kind",
      "replacedBy",
      "demandBy",
      "demandReference",
    ].map((field) => query.get(field) ?? undefined);
    const rank = (told: Record<string, unknown>): number =>
      told["demand"] ? 2 : told["retracted"] ? 0 : 1;
    const { retracted = false, ...notice } = {
      reason: query.get("reason"),
      ...(replacedBy && { replacedBy }),
      ...(by && { demand: { by, ...(reference && { reference }) } }),
      ...(kind && { retracted: kind === "retracted" }),
    };
    const isSame = before?.["reason"] === notice.reason;
    if (before && !isSame && rank({ ...notice, retracted }) <= rank(before)) {
      return problem(410, `Withdrawn at ${WITHDRAWN_AT}`);
    }
    const { retracted: _, ...kept } = isSame ? before : {};
    const told: Record<string, unknown> = { at: WITHDRAWN_AT, ...kept, ...notice };
    const withdrawn = { ...told, ...(retracted && !told["demand"] && { retracted }) };
    if (isDeepStrictEqual(withdrawn, before)) return receipt(200, stored, false);
    const { "if-match": match } = request.headers;
    if (match && missed(request, stored.etag)) {
      return problem(412, "stale", { current: stored.etag });
    }
    if (replacedBy !== undefined && !api.articles.has(replacedBy)) {
      const detail = `is \`${replacedBy}\`, which is not live; publish that first`;
      const problems = [{ pointer: "/withdrawn/replacedBy", detail }];
      return problem(422, "One thing is wrong", { problems });
    }
    revision += 1;
    const next = { document: { ...stored.document, withdrawn }, etag: `"r${revision}"` };
    api.articles.set(name, next);
    return receipt(200, next, true);
  };
  const batch = (request: FakeRequest): FakeAnswer => {
    const lines = request.body.toString().trim().split("\n");
    const answers = lines.map((line) => {
      const { slug, article, ifMatch, ifNoneMatch, draft } = JSON.parse(line) as FakeLine;
      const one = {
        ...request,
        headers: {
          ...(ifMatch && { "if-match": ifMatch }),
          ...(ifNoneMatch && { "if-none-match": ifNoneMatch }),
        },
        method: "PUT",
        path: `/publishing/articles/${slug}${draft ? "/draft" : ""}`,
        body: Buffer.from(JSON.stringify(article)),
      };
      const { status, body } = api.interceptLine(one) ?? put(one, slug);
      return JSON.stringify({ slug, status, ...(body as object | undefined) });
    });
    return {
      status: 200,
      headers: { "content-type": "application/x-ndjson" },
      bytes: Buffer.from(`${answers.join("\n")}\n`),
    };
  };
  const put = (request: FakeRequest, name: string): FakeAnswer => {
    return putDocument(request, api.articles.get(name), (next) => {
      if (request.path.endsWith("/draft")) api.states.set(name, "draft");
      api.articles.set(name, next);
    });
  };
  const listOfArticles = ({ query }: FakeRequest): FakeAnswer => {
    const limit = Number(query.get("limit") ?? 100);
    const behind = [...api.articles]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .filter(([slug]) => slug > (query.get("cursor") ?? ""));
    const articles = behind.slice(0, limit).map(([slug, { document, etag }]) => ({
      slug,
      id: document["id"],
      state: document["withdrawn"] ? "gone" : (api.states.get(slug) ?? "live"),
      etag,
    }));
    const next = behind.length > limit ? articles.at(-1)?.slug : null;
    return { status: 200, body: { articles, next } };
  };
  const links = (path: string): string => {
    const base = String(api.publication?.document["baseUrl"]);
    const link = (rel: string, file: string): string => `<${base}${path}${file}>; rel="${rel}"`;
    const files = ["rss.xml", "atom.xml", "feed.json"];
    if (path === "/") return files.map((file) => link("alternate", file)).join(", ");
    const own = path.startsWith("/articles/")
      ? [link("amphtml", "/amp"), link("alternate", "/article.json")]
      : [];
    return [...own, ...files.map((file) => link("alternate", `/${file}`))].join(", ");
  };
  const publishedMedia = (name: string): FakeAnswer => {
    const bytes = api.media.get(name);
    if (!bytes) return { status: 404 };
    return {
      status: 200,
      headers: { "content-type": mediaTypeOf(name) ?? "", "content-length": `${bytes.length}` },
      bytes,
    };
  };
  const media = ({ method, body, headers }: FakeRequest, name: string): FakeAnswer => {
    const stored = api.media.get(name);
    if (method === "HEAD") return { status: stored ? 200 : 404 };
    const digest = createHash("sha256").update(body).digest("hex");
    if (!MEDIA_NAME.test(name) || !name.startsWith(digest)) return problem(422, "not its digest");
    if (headers["content-length"] !== String(body.length)) return problem(411, "no length");
    api.media.set(name, body);
    return { status: stored ? 200 : 201 };
  };

  const api: FakeApi = {
    url: `http://127.0.0.1:${address.port}`,
    requests,
    articles: new Map(),
    media: new Map(),
    states: new Map(),
    redirects: new Map(),
    publication: undefined,
    intercept: () => undefined,
    interceptLine: () => undefined,
    slowProjections: 0,
    rebuilds: [],
    rebuilding: [],
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return api;
};
