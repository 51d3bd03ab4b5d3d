import { isSlug } from "../../model/identity.ts";
import type { Edge } from "../edge.ts";
import { problemAnswer } from "../problems.ts";
import { jsonAnswer } from "./receipt.ts";
import type { PublishingContext } from "./session.ts";

const LIST_DEFAULT = 100;
/** A page of so many lines is a few hundred kilobytes. */
const LIST_MAX = 1000;

/** Every article the ledger has, withdrawn ones too, in pages: `?after=<slug>&limit=<count>`. */
export const listArticles = async (c: PublishingContext, edge: Edge): Promise<Response> => {
  const after = c.req.query("after");
  const given = c.req.query("limit") ?? String(LIST_DEFAULT);
  const limit = /^\d{1,4}$/.test(given) ? Number(given) : 0;
  if (after !== undefined && !isSlug(after)) {
    return problemAnswer({ status: 400, detail: "?after= is a slug: `next` of the page before" });
  }
  if (limit < 1 || limit > LIST_MAX) {
    return problemAnswer({ status: 400, detail: `?limit= is a number from 1 to ${LIST_MAX}` });
  }
  // One more than asked for says whether there is a next page.
  const found = await edge.newsroom().articlesAfter(after, limit + 1);
  const articles = found.slice(0, limit);
  const next = found.length > limit ? articles.at(-1)?.slug : undefined;
  return jsonAnswer(200, { articles, next: next ?? null });
};
