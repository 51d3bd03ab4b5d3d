import type { Context } from "hono";
import { articlePath } from "../model/entry.ts";
import type { Publication } from "../model/publication.ts";
import type { Retraction, Tombstone } from "../model/resource.ts";
import { demandText } from "../model/submission.ts";
import { type Surroundings, surroundingsOf } from "../model/surroundings.ts";
import { gonePage, notFoundPage, retractedPage } from "../representations/html/absence.tsx";
import type { Representation } from "../representations/representation.ts";
import { pageAnswer, textAnswer } from "./answer.ts";
import type { Edge } from "./edge.ts";
import { frontPage } from "./front-page.ts";
import { formatLinks } from "./links.ts";
import { problemAnswer } from "./problems.ts";

/** A resource's stand-in: a page for people, a line for feed readers, a problem for `article.json`. */
export type AbsenceStyle = "page" | "text" | "problem";

export const ABSENCE_STYLES = {
  page: "page",
  feed: "text",
  // A cache may keep the absence of a feed for everybody, so a person gets no other.
  preview: "text",
  data: "problem",
} as const satisfies Record<Representation<never>["kind"], AbsenceStyle>;

/** RFC 9110 §15.5.5. A page says what is near and what is new, as far as that is at hand. */
export const notFound = async (
  c: Context,
  edge: Edge,
  style: AbsenceStyle,
  publication: Publication | undefined,
): Promise<Response> => {
  switch (style) {
    case "page": {
      const around = publication && (await surroundings(c, edge, publication));
      return pageAnswer(404, "absent", notFoundPage(publication, around));
    }
    case "problem":
      return problemAnswer({ status: 404, detail: NOTHING }, "absent");
    case "text":
      return noFile();
  }
};

/** The same where a file was meant. */
export const noFile = (): Response => textAnswer(404, "absent", NOTHING);

const NOTHING = "Nothing stands here.";

/**
 * RFC 9110 §15.5.11: withdrawn, when and why, in every representation. For a legal demand it is 451
 * (RFC 7725), and we who carry that out are named: the demand's own source is in the text (§4).
 */
export const gone = async (
  c: Context,
  edge: Edge,
  style: AbsenceStyle,
  publication: Publication,
  tombstone: Tombstone,
): Promise<Response> => {
  const status = tombstone.demand ? 451 : 410;
  const response = await goneAnswer(c, edge, style, publication, tombstone, status);
  if (tombstone.demand) {
    const blockedBy = { rel: "blocked-by", href: `${publication.baseUrl}/` } as const;
    response.headers.set("Link", formatLinks([blockedBy]));
  }
  return response;
};

/** A retraction is read where the article was: 200, with all that may be said of it. */
export const retracted = async (
  c: Context,
  edge: Edge,
  publication: Publication,
  retraction: Retraction,
): Promise<Response> => {
  const { recent } = await surroundings(c, edge, publication);
  return pageAnswer(200, "gone", retractedPage(publication, retraction, recent));
};

const goneAnswer = async (
  c: Context,
  edge: Edge,
  style: AbsenceStyle,
  publication: Publication,
  tombstone: Tombstone,
  status: 410 | 451,
): Promise<Response> => {
  switch (style) {
    case "page": {
      const { recent } = await surroundings(c, edge, publication);
      return pageAnswer(status, "gone", gonePage(publication, tombstone, recent));
    }
    case "problem":
      return problemAnswer({ status, detail: goneText(publication, tombstone) }, "gone");
    case "text":
      return textAnswer(status, "gone", goneText(publication, tombstone));
  }
};

const goneText = (
  { baseUrl }: Publication,
  { withdrawnAt, reason, replacedBy, demand }: Tombstone,
): string =>
  [
    `Withdrawn at ${withdrawnAt}: ${reason}`,
    ...(demand ? [`Demanded by ${demandText(demand)}`] : []),
    ...(replacedBy === undefined ? [] : [`Replaced by ${baseUrl}${articlePath(replacedBy)}`]),
  ].join("\n");

/** RFC 9110 §15.4.2: the article has a new permalink; what was asked for stands below that one. */
export const moved = (location: string): Response =>
  textAnswer(301, "redirect", `Moved to ${location}`, { Location: location });

const surroundings = async (
  c: Context,
  edge: Edge,
  publication: Publication,
): Promise<Surroundings> => surroundingsOf(c.req.path, await frontPage(c, edge), publication);
