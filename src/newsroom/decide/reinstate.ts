import type { Slug } from "../../model/identity.ts";
import { instantOf, latest } from "../../model/instant.ts";
import type { LedgerArticle } from "../newsroom.ts";
import type { Precondition } from "../precondition.ts";
import type { Decision } from "./change.ts";
import { decidePublish, type PublishSituation } from "./publish.ts";
import { standingFor } from "./transition.ts";

/**
 * Decides whether a withdrawn article is live again: its id, its date of publication, its place. It counts
 * as updated now, for who was told that it went believes only in what is newer (RFC 6721 §3).
 */
export const decideReinstate = <Current extends LedgerArticle>(
  slug: Slug,
  precondition: Precondition,
  situation: PublishSituation<Current>,
  now: number,
): Decision<Current> => {
  const standing = standingFor("reinstate", slug, situation.current);
  if (!standing.ok) return standing;
  const current = standing.value;
  const { article: before } = current.submission;
  const article = { ...before, updatedAt: latest(before.updatedAt, instantOf(now)) };
  return decidePublish({ article }, precondition, situation, now, "reinstate");
};
