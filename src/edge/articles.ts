import type { Context, Hono } from "hono";
import type { Article } from "../model/article.ts";
import { articlePath } from "../model/entry.ts";
import { articleFeedOf, type Feed } from "../model/feed.ts";
import { isSlug } from "../model/identity.ts";
import type { Link } from "../model/link.ts";
import { type ArticlePage, articlePageOf } from "../model/page.ts";
import type { Publication } from "../model/publication.ts";
import type { Resource } from "../model/resource.ts";
import { articleLinks, feedLinks } from "../representations/links.ts";
import { FEED_FILES } from "../representations/feed-files.ts";
import { ARTICLE_REPRESENTATIONS } from "../representations/registry.ts";
import type {
  ArticleRepresentation,
  FeedRepresentation,
  Representation,
} from "../representations/representation.ts";
import { keys } from "../store/keys.ts";
import { ABSENCE_STYLES, gone, moved, notFound } from "./absence.ts";
import type { Edge } from "./edge.ts";
import { sourceQueryOf, variantOf } from "./feed-variant.ts";
import type { Freshness } from "./freshness.ts";
import type { RememberedRecord } from "./memo.ts";
import { audienceOf, offer } from "./methods.ts";
import { readBoth } from "./record-pair.ts";
import { serve } from "./serve.ts";
import type { Target } from "./target.ts";
import { jointTrust } from "./trust.ts";
import { unpublished } from "./unpublished.ts";

/** How a row's subject comes from a live article. */
interface Reading<Subject> {
  readonly row: Representation<Subject>;
  readonly freshness: Freshness;
  readonly subjectOf: (article: Article, publication: Publication) => Subject;
  readonly linksOf: (subject: Subject) => readonly Link[];
}

/** An article in each of its representations, and its own feed in each format. */
export const articles = (app: Hono, edge: Edge): void => {
  for (const row of ARTICLE_REPRESENTATIONS) {
    const page = pageReading(row);
    const GET = (c: Context) => serveArticle(c, edge, page);
    offer(app, pathOf(row), { GET }, audienceOf(row));
  }
  for (const row of FEED_FILES) {
    const GET = (c: Context) => serveArticle(c, edge, feedReading(variantOf(row, c.req.raw)));
    offer(app, pathOf(row), { GET }, audienceOf(row));
  }
};

const pathOf = ({ file }: Pick<Representation<never>, "file">): string =>
  file === "" ? "/articles/:slug" : `/articles/:slug/${file}`;

const pageReading = (row: ArticleRepresentation): Reading<ArticlePage> => ({
  row,
  freshness: "article",
  subjectOf: articlePageOf,
  linksOf: (page) => articleLinks(page, row),
});

const feedReading = (row: FeedRepresentation): Reading<Feed> => ({
  row,
  freshness: row.kind === "preview" ? "preview" : "feed",
  subjectOf: articleFeedOf,
  linksOf: (feed) => feedLinks(feed, row),
});

const serveArticle = async <Subject>(
  c: Context,
  edge: Edge,
  reading: Reading<Subject>,
): Promise<Response> => {
  const slug = c.req.param("slug") ?? "";
  const [publication, resource] = await readBoth(
    edge.records.read("publication", keys.publication()),
    isSlug(slug) ? edge.records.read("resource", keys.resource(slug)) : Promise.resolve(undefined),
  );
  if (!publication) {
    resource?.discard();
    return unpublished(reading.row.kind === "page");
  }
  if (!resource) {
    const { value } = await publication.open();
    return notFound(c, edge, ABSENCE_STYLES[reading.row.kind], value);
  }
  return serve(c, edge, reading.row, articleTarget(c, edge, reading, publication, resource));
};

const articleTarget = <Subject>(
  c: Context,
  edge: Edge,
  { row, freshness, subjectOf, linksOf }: Reading<Subject>,
  publication: RememberedRecord<Publication>,
  resource: RememberedRecord<Resource>,
): Target<Subject> => {
  let opening: ReturnType<typeof openBoth> | undefined;
  const openBoth = () => Promise.all([resource.open(), publication.open()]);
  /** Once per request, so that what was live stays so until it is rendered. */
  const opened = () => (opening ??= openBoth());
  return {
    version: { record: resource.metadata, publication: publication.metadata },
    trust: jointTrust(resource.trust, publication.trust),
    freshness,
    absence: async () => {
      const [{ value }, settings] = await opened();
      if (value.kind !== "live") return standIn(c, edge, value, settings.value, row);
      const stands = row.standsFor?.(subjectOf(value.article, settings.value)) ?? true;
      return stands ? undefined : notFound(c, edge, ABSENCE_STYLES[row.kind], settings.value);
    },
    subject: async () => {
      const [{ metadata, value }, settings] = await opened();
      if (value.kind !== "live") throw new Error(`A ${value.kind} resource has no article`);
      const subject = subjectOf(value.article, settings.value);
      return {
        version: { record: metadata, publication: settings.metadata },
        subject,
        links: linksOf(subject),
        publication: settings.value,
      };
    },
    discard: () => {
      publication.discard();
      resource.discard();
    },
  };
};

const standIn = async (
  c: Context,
  edge: Edge,
  resource: Exclude<Resource, { readonly kind: "live" }>,
  publication: Publication,
  { file, kind }: Pick<Representation<never>, "file" | "kind">,
): Promise<Response> => {
  switch (resource.kind) {
    case "moved": {
      const permalink = `${publication.baseUrl}${articlePath(resource.to)}`;
      return moved(file === "" ? permalink : `${permalink}/${file}${sourceQueryOf(c.req.url)}`);
    }
    case "gone":
      return gone(c, edge, ABSENCE_STYLES[kind], publication, resource);
  }
};
