import type { Context } from "hono";
import type { Article } from "../model/article.ts";
import { articlePath } from "../model/entry.ts";
import { isSlug } from "../model/identity.ts";
import type { Link } from "../model/link.ts";
import type { Publication } from "../model/publication.ts";
import type { Resource } from "../model/resource.ts";
import type { Translation } from "../model/translation.ts";
import type { Representation } from "../representations/representation.ts";
import { keys } from "../store/keys.ts";
import { ABSENCE_STYLES, gone, moved, notFound, retracted } from "./absence.ts";
import type { Edge } from "./edge.ts";
import type { Freshness } from "./freshness.ts";
import type { RememberedRecord } from "./remembered-record.ts";
import { prerenderedOf } from "./prerendered.ts";
import { readBoth } from "./record-pair.ts";
import { serve } from "./serve.ts";
import type { Target } from "./target.ts";
import { jointTrust } from "./trust.ts";
import { unpublished } from "./unpublished.ts";

/** How a row's subject comes from a live article. */
export interface Reading<Subject> {
  readonly row: Representation<Subject>;
  readonly freshness: Freshness;
  readonly subjectOf: (
    article: Article,
    publication: Publication,
    translations: readonly Translation[] | undefined,
  ) => Subject;
  readonly linksOf: (subject: Subject) => readonly Link[];
  /** Where the same stands of an article that moved. */
  readonly addressAt: (permalink: string) => string;
  /** The article is named in the query: the path alone does not say what the answer is. */
  readonly isAskedByQuery?: true;
}

/** Answers for the article of a slug, whether there is one or not. */
export const serveArticle = async <Subject>(
  c: Context,
  edge: Edge,
  slug: string,
  reading: Reading<Subject>,
): Promise<Response> => {
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
  reading: Reading<Subject>,
  publication: RememberedRecord<Publication>,
  resource: RememberedRecord<Resource>,
): Target<Subject> => {
  const { row, freshness, subjectOf, linksOf } = reading;
  let opening: ReturnType<typeof openBoth> | undefined;
  const openBoth = () => Promise.all([resource.open(), publication.open()]);
  /** Once per request, so that what was live stays so until it is rendered. */
  const opened = () => (opening ??= openBoth());
  return {
    version: { record: resource.metadata, publication: publication.metadata },
    // Without trust the answer is not given again at that path.
    ...(!reading.isAskedByQuery && { trust: jointTrust(resource.trust, publication.trust) }),
    freshness,
    absence: async () => {
      const [{ value }, settings] = await opened();
      if (value.kind !== "live") return standIn(c, edge, value, settings.value, reading);
      if (!row.standsFor) return undefined;
      const { article, translations } = value;
      const stands = row.standsFor(subjectOf(article, settings.value, translations));
      return stands ? undefined : notFound(c, edge, ABSENCE_STYLES[row.kind], settings.value);
    },
    subject: async () => {
      const [{ metadata, value }, settings] = await opened();
      if (value.kind !== "live") throw new Error(`A ${value.kind} resource has no article`);
      const subject = subjectOf(value.article, settings.value, value.translations);
      return {
        version: { record: metadata, publication: settings.metadata },
        subject,
        links: linksOf(subject),
        publication: settings.value,
      };
    },
    ...(!reading.isAskedByQuery && prerenderedOf(row, resource, publication.metadata)),
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
  { row, addressAt }: Pick<Reading<never>, "row" | "addressAt">,
): Promise<Response> => {
  switch (resource.kind) {
    case "moved":
      return moved(addressAt(`${publication.baseUrl}${articlePath(resource.to)}`));
    case "gone":
      return gone(c, edge, ABSENCE_STYLES[row.kind], publication, resource);
    case "retracted":
      // The permalink itself keeps answering; nothing else of the article does.
      return row.file === "" && row.kind === "page"
        ? retracted(c, edge, publication, resource)
        : gone(c, edge, ABSENCE_STYLES[row.kind], publication, { ...resource, kind: "gone" });
  }
};
