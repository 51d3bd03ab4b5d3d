import type { Publication } from "../model/publication.ts";
import type { Tombstone } from "../model/resource.ts";
import { gonePage, notFoundPage } from "../representations/html/absence.tsx";
import type { Representation } from "../representations/representation.ts";
import { PAGE_CONTENT_SECURITY_POLICY } from "../representations/html/document.ts";
import { answer, textAnswer } from "./answer.ts";
import type { Freshness } from "./freshness.ts";
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

/** RFC 9110 §15.5.5. */
export const notFound = (style: AbsenceStyle, publication: Publication | undefined): Response => {
  const words = "Nothing stands here.";
  switch (style) {
    case "page":
      return pageAnswer(404, "absent", notFoundPage(publication));
    case "problem":
      return problemAnswer({ status: 404, detail: words }, "absent");
    case "text":
      return textAnswer(404, "absent", words);
  }
};

/** RFC 9110 §15.5.11: withdrawn, when and why, in every representation. */
export const gone = (
  style: AbsenceStyle,
  publication: Publication,
  tombstone: Tombstone,
): Response => {
  const words = `Withdrawn at ${tombstone.withdrawnAt}: ${tombstone.reason}`;
  switch (style) {
    case "page":
      return pageAnswer(410, "gone", gonePage(publication, tombstone));
    case "problem":
      return problemAnswer({ status: 410, detail: words }, "gone");
    case "text":
      return textAnswer(410, "gone", words);
  }
};

/** RFC 9110 §15.4.2: the article has a new permalink; what was asked for stands below that one. */
export const moved = (location: string): Response =>
  textAnswer(301, "redirect", `Moved to ${location}`, { Location: location });

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
