import { createHash } from "node:crypto";
import type { Context, Hono } from "hono";
import { ARTICLE_SCHEMA_PATH, articleSchema } from "../representations/article-schema.ts";
import { referenceSheet } from "../representations/html/reference/sheet.ts";
import { script } from "../representations/html/script.ts";
import { stylesheet } from "../representations/html/stylesheet.ts";
import { themeSheet } from "../representations/html/theme.ts";
import { keys } from "../store/keys.ts";
import { noFile } from "./absence.ts";
import { answer } from "./answer.ts";
import type { Edge } from "./edge.ts";
import type { Freshness } from "./freshness.ts";
import { offer } from "./methods.ts";
import { preconditionAnswer } from "./preconditions.ts";

/** A document that is part of the program. */
interface Asset {
  readonly bytes: Uint8Array;
  readonly contentType: string;
  readonly freshness: Freshness;
  readonly etag: string;
}

const asset = (text: string, contentType: string, freshness: Freshness): Asset => ({
  bytes: new TextEncoder().encode(text),
  contentType,
  freshness,
  etag: `W/"${createHash("sha256").update(text).digest("base64url").slice(0, 16)}"`,
});

const CSS = "text/css; charset=utf-8";

/** Made when it is first asked for: most isolates never are. */
const once = <Made>(make: () => Made): (() => Made) => {
  let made: Made | undefined;
  return () => (made ??= make());
};

/** What pages are made with, by path. */
const files = once(
  (): ReadonlyMap<string, Asset> =>
    new Map([
      ...[stylesheet, referenceSheet()].map(
        ({ path, text }) => [path, asset(text, CSS, "immutable")] as const,
      ),
      [script.path, asset(script.text, "text/javascript; charset=utf-8", "immutable")],
    ]),
);
const articleSchemaFile = once(() =>
  asset(JSON.stringify(articleSchema, null, 2), "application/schema+json", "schema"),
);

/** The style sheets, the script, and the JSON Schema of `article.json`. */
export const assets = (app: Hono, edge: Edge): void => {
  const file = async (c: Context): Promise<Response> => {
    const { path } = c.req;
    const found =
      files().get(path) ?? (THEME.test(path) ? await themeAsset(edge, path) : undefined);
    return found ? send(c, found) : noFile();
  };
  offer(app, "/assets/:name", { GET: file }, "own origin");
  offer(app, ARTICLE_SCHEMA_PATH, { GET: (c) => send(c, articleSchemaFile()) }, "any origin");
};

const THEME = /^\/assets\/theme-[0-9a-f]{16}\.css$/;

/**
 * The theme as it is now. A page that a cache kept asks for an older one, and a page of newer settings
 * for one that has not come here yet: both get what there is, for a short time.
 */
const themeAsset = async (edge: Edge, path: string): Promise<Asset | undefined> => {
  const record = await edge.records.read("publication", keys.publication());
  const sheet = record && themeSheet((await record.open()).value);
  return sheet && asset(sheet.text, CSS, sheet.path === path ? "immutable" : "article");
};

const send = (c: Context, { bytes, contentType, freshness, etag }: Asset): Response =>
  preconditionAnswer(c.req.raw.headers, { etag }, freshness) ??
  answer(
    200,
    freshness,
    { "Content-Type": contentType, "Content-Length": String(bytes.byteLength), ETag: etag },
    bytes,
  );
