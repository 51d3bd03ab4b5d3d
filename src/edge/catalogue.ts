import type { Context, Hono } from "hono";
import type { Link } from "../model/link.ts";
import type { Publication } from "../model/publication.ts";
import { publicationLinks } from "../representations/links.ts";
import { PUBLICATION_FILES, PUBLICATION_REPRESENTATIONS } from "../representations/registry.ts";
import type { PublicationRepresentation } from "../representations/representation.ts";
import { keys } from "../store/keys.ts";
import { ABSENCE_STYLES, notFound } from "./absence.ts";
import type { Edge } from "./edge.ts";
import type { RememberedRecord } from "./remembered-record.ts";
import { audienceOf, offer } from "./methods.ts";
import { serve } from "./serve.ts";
import type { Target } from "./target.ts";
import { unpublished } from "./unpublished.ts";

/** How a row is linked to others. */
interface Reading {
  readonly row: PublicationRepresentation;
  readonly linksOf: (publication: Publication) => readonly Link[];
}

/** What is made of the publication's settings alone: the lists of its feeds, and files for programs. */
export const catalogue = (app: Hono, edge: Edge): void => {
  for (const row of PUBLICATION_REPRESENTATIONS) {
    mount(app, edge, { row, linksOf: (publication) => publicationLinks(publication, row) });
  }
  for (const row of PUBLICATION_FILES) mount(app, edge, { row, linksOf: () => [] });
};

const mount = (app: Hono, edge: Edge, reading: Reading): void => {
  const { row } = reading;
  offer(app, `/${row.file}`, { GET: (c) => serveCatalogue(c, edge, reading) }, audienceOf(row));
};

const serveCatalogue = async (c: Context, edge: Edge, reading: Reading): Promise<Response> => {
  const { row } = reading;
  const publication = await edge.records.read("publication", keys.publication());
  if (!publication) return unpublished(row.kind === "page");
  return serve(c, edge, row, publicationTarget(c, edge, reading, publication));
};

const publicationTarget = (
  c: Context,
  edge: Edge,
  { row, linksOf }: Reading,
  publication: RememberedRecord<Publication>,
): Target<Publication> => ({
  version: { record: publication.metadata, publication: publication.metadata },
  trust: publication.trust,
  freshness: "feed",
  absence: async () => {
    const { value } = await publication.open();
    const stands = row.standsFor?.(value) ?? true;
    return stands ? undefined : notFound(c, edge, ABSENCE_STYLES[row.kind], value);
  },
  subject: async () => {
    const { metadata, value } = await publication.open();
    return {
      version: { record: metadata, publication: metadata },
      subject: value,
      links: linksOf(value),
      publication: value,
    };
  },
  discard: publication.discard,
});
