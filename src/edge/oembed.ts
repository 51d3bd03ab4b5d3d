import type { Context, Hono } from "hono";
import { articlePath } from "../model/entry.ts";
import { articlePageOf } from "../model/page.ts";
import {
  oembed as representation,
  OEMBED_FILE,
  OEMBED_FORMATS,
  oembedUrl,
} from "../representations/oembed.ts";
import { keys } from "../store/keys.ts";
import { textAnswer } from "./answer.ts";
import { serveArticle } from "./article-target.ts";
import { canonicalPath } from "./canonical-path.ts";
import type { Edge } from "./edge.ts";
import { audienceOf, offer } from "./methods.ts";
import { unpublished } from "./unpublished.ts";

/** oEmbed 1.0 (oembed.com): a card of the article that `url` names. */
export const oembed = (app: Hono, edge: Edge): void => {
  const GET = (c: Context) => serveOembed(c, edge);
  offer(app, `/${OEMBED_FILE}`, { GET }, audienceOf({ kind: "data" }));
};

const serveOembed = async (c: Context, edge: Edge): Promise<Response> => {
  const { searchParams } = new URL(c.req.url);
  const publication = await edge.records.read("publication", keys.publication());
  if (!publication) return unpublished(false);
  const { baseUrl } = (await publication.open()).value;
  const wanted = searchParams.get("format") ?? "json";
  const format = OEMBED_FORMATS.find((known) => known === wanted);
  if (!format) return textAnswer(501, "error", `The formats are ${OEMBED_FORMATS.join(" and ")}.`);
  const isLimited = searchParams.has("maxwidth") || searchParams.has("maxheight");
  return serveArticle(c, edge, slugOf(searchParams.get("url") ?? "", baseUrl), {
    row: representation(format, !isLimited),
    freshness: "article",
    subjectOf: articlePageOf,
    linksOf: () => [],
    addressAt: (permalink) => oembedUrl(baseUrl, permalink, format),
    isAskedByQuery: true,
  });
};

/** The slug in a permalink of ours, whichever scheme and spelling it has; any other URL has none. */
const slugOf = (url: string, baseUrl: string): string => {
  const parsed = URL.parse(url);
  if (parsed?.host !== new URL(baseUrl).host) return "";
  const path = canonicalPath(parsed.pathname);
  const slug = path.split("/")[2] ?? "";
  return path === articlePath(slug as Parameters<typeof articlePath>[0]) ? slug : "";
};
