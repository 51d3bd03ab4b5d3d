import type { InlineHtml } from "../../model/inline.ts";
import { instantOf } from "../../model/instant.ts";
import type { Slug } from "../../model/identity.ts";
import { fail } from "../../model/result.ts";
import type { LedgerArticle } from "../newsroom.ts";
import type { Precondition } from "../precondition.ts";
import type { Decision } from "./change.ts";
import { decidePublish, type PublishSituation } from "./publish.ts";
import { standingFor } from "./transition.ts";

/** Decides whether a visible note is added, which is a significant change (`updatedAt`). */
export const decideCorrect = <Current extends LedgerArticle>(
  slug: Slug,
  html: InlineHtml,
  precondition: Precondition,
  situation: PublishSituation<Current>,
  now: number,
): Decision<Current> => {
  const standing = standingFor("correct", slug, situation.current);
  if (!standing.ok) return standing;
  const current = standing.value;
  const { article } = current.submission;
  const at = instantOf(now);
  // Ids of notes are minted from their instants.
  if (article.corrections.some((note) => note.at === at)) {
    const detail = `was corrected at ${at} already; a correction has a second of its own`;
    return fail({ reason: "unacceptable", problems: [{ pointer: "/corrections", detail }] });
  }
  const corrections = [...article.corrections, { at, html }];
  const next = { article: { ...article, corrections, updatedAt: at } };
  return decidePublish(next, precondition, situation, now, "correct");
};
