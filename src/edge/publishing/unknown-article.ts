import type { Slug } from "../../model/identity.ts";
import type { Edge } from "../edge.ts";
import { type ProblemDetails, refusalProblem } from "../problems.ts";

/** 404 that says where the article went: who reads what a reader reported may know its old permalink alone. */
export const unknownArticle = async (slug: Slug, edge: Edge): Promise<ProblemDetails> => {
  const movedTo = await edge.newsroom().movedTo(slug);
  return refusalProblem({ reason: "unknown-article", slug, ...(movedTo && { movedTo }) });
};
