import type { Context, Hono } from "hono";
import { articleSitemap } from "../representations/article-sitemap.ts";
import { newsSitemap } from "../representations/news-sitemap.ts";
import type { Representation } from "../representations/representation.ts";
import { sitemapIndex } from "../representations/sitemap-index.ts";
import { noFile } from "./absence.ts";
import { type ArchiveExtent, archiveExtent, numberIn } from "./archive-records.ts";
import type { Edge } from "./edge.ts";
import { audienceOf, offer } from "./methods.ts";
import { newsTarget } from "./news-target.ts";
import { serve } from "./serve.ts";
import { articlesTarget, indexTarget } from "./sitemap-target.ts";
import type { Target } from "./target.ts";
import { unpublished } from "./unpublished.ts";

/** What search engines find articles by (sitemaps.org); the sitemap of lists is a file of the settings. */
export const sitemaps = (app: Hono, edge: Edge): void => {
  mount(app, edge, `/${sitemapIndex.file}`, sitemapIndex, (_, extent) => indexTarget(edge, extent));
  mount(app, edge, `/${newsSitemap.file}`, newsSitemap, (_, extent) => newsTarget(edge, extent));
  mount(app, edge, `/sitemaps/:sitemap/${articleSitemap.file}`, articleSitemap, (c, extent) =>
    articlesTarget(edge, extent, numberIn(c.req.param("sitemap"))),
  );
};

const mount = <Subject>(
  app: Hono,
  edge: Edge,
  path: string,
  row: Representation<Subject>,
  targetOf: (c: Context, extent: ArchiveExtent) => Promise<Target<Subject> | undefined>,
): void => {
  const GET = async (c: Context): Promise<Response> => {
    const extent = await archiveExtent(edge);
    if (!extent) return unpublished(false);
    let target: Target<Subject> | undefined;
    try {
      target = await targetOf(c, extent);
    } finally {
      if (!target) extent.publication.discard();
    }
    return target ? serve(c, edge, row, target) : noFile();
  };
  offer(app, path, { GET }, audienceOf(row));
};
