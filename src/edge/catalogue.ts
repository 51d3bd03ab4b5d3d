import type { Context, Hono } from "hono";
import type { Publication } from "../model/publication.ts";
import { publicationLinks } from "../representations/links.ts";
import { PUBLICATION_REPRESENTATIONS } from "../representations/registry.ts";
import type { PublicationRepresentation } from "../representations/representation.ts";
import { keys } from "../store/keys.ts";
import type { Edge } from "./edge.ts";
import type { RememberedRecord } from "./memo.ts";
import { audienceOf, offer } from "./methods.ts";
import { serve } from "./serve.ts";
import type { Target } from "./target.ts";
import { unpublished } from "./unpublished.ts";

/** What is made of the publication's settings alone: the lists of its feeds. */
export const catalogue = (app: Hono, edge: Edge): void => {
  for (const row of PUBLICATION_REPRESENTATIONS) {
    offer(app, `/${row.file}`, { GET: (c) => serveCatalogue(c, edge, row) }, audienceOf(row));
  }
};

const serveCatalogue = async (
  c: Context,
  edge: Edge,
  row: PublicationRepresentation,
): Promise<Response> => {
  const publication = await edge.records.read("publication", keys.publication());
  if (!publication) return unpublished(row.kind === "page");
  return serve(c, edge, row, publicationTarget(row, publication));
};

const publicationTarget = (
  row: PublicationRepresentation,
  publication: RememberedRecord<Publication>,
): Target<Publication> => ({
  version: { record: publication.metadata, publication: publication.metadata },
  trust: publication.trust,
  freshness: "feed",
  absence: async () => undefined,
  subject: async () => {
    const { metadata, value } = await publication.open();
    return {
      version: { record: metadata, publication: metadata },
      subject: value,
      links: publicationLinks(value, row),
    };
  },
  discard: publication.discard,
});
