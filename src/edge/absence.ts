import type { Context } from "hono";
import type { Publication } from "../model/publication.ts";
import type { Tombstone } from "../model/resource.ts";
import { type Surroundings, surroundingsOf } from "../model/surroundings.ts";
import { gonePage, notFoundPage } from "../representations/html/absence.tsx";
import type { Representation } from "../representations/representation.ts";
import { PAGE_CONTENT_SECURITY_POLICY } from "../representations/html/document.ts";
import { answer, textAnswer } from "./answer.ts";
import type { Edge } from "./edge.ts";
import type { Freshness } from "./freshness.ts";
import { frontPage } from "./front-page.ts";
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

/** RFC 9110 §15.5.11: withdrawn, when and why, in every representation. */
export const gone = async (
  c: Context,
  edge: Edge,
  style: AbsenceStyle,
  publication: Publication,
  tombstone: Tombstone,
): Promise<Response> => {
  const words = `Withdrawn at ${tombstone.withdrawnAt}: ${tombstone.reason}`;
  switch (style) {
    case "page": {
      const { recent } = await surroundings(c, edge, publication);
      return pageAnswer(410, "gone", gonePage(publication, tombstone, recent));
    }
    case "problem":
      return problemAnswer({ status: 410, detail: words }, "gone");
    case "text":
      return textAnswer(410, "gone", words);
  }
};

/** RFC 9110 §15.4.2: the article has a new permalink; what was asked for stands below that one. */
export const moved = (location: string): Response =>
  textAnswer(301, "redirect", `Moved to ${location}`, { Location: location });

const surroundings = async (
  c: Context,
  edge: Edge,
  publication: Publication,
): Promise<Surroundings> => surroundingsOf(c.req.path, await frontPage(c, edge), publication);

const pageAnswer = (status: number, freshness: Freshness, page: string): Response =>
  answer(
    status,
    freshness,
    {
      "Content-Type": "text/html; charset=utf-8",
      "Content-Security-Policy": PAGE_CONTENT_SECURITY_POLICY,
    },
    page,
  );
