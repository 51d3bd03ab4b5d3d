import { ARTICLE_STATES, type ArticleState } from "../../model/article-state.ts";
import { isSlug } from "../../model/identity.ts";
import { instantOf } from "../../model/instant.ts";
import { type Result, fail, ok } from "../../model/result.ts";
import type { ArticleQuery, ListedArticle } from "../../newsroom/article-query.ts";
import type { Edge } from "../edge.ts";
import { problemAnswer, unreadable } from "../problems.ts";
import { jsonAnswer } from "./receipt.ts";
import type { PublishingContext } from "./session.ts";

const LIST_DEFAULT = 50;
const LIST_MAX = 100;
/** Characters of a search. */
const SEARCH_MAX_LENGTH = 200;

/** The articles of the ledger in pages, held and withdrawn ones too. */
export const listArticles = async (c: PublishingContext, edge: Edge): Promise<Response> => {
  const query = queryIn(c);
  if (!query.ok) return problemAnswer(unreadable(query.error));
  const { from, limit } = query.value;
  // One more than asked for says whether there is a next page.
  const found = await edge.newsroom().list({ ...query.value, limit: limit + 1 });
  const articles = found.slice(0, limit);
  const last = found.length > limit ? articles.at(-1) : undefined;
  const next = last && cursorAt(from.order, last);
  return jsonAnswer(
    200,
    { articles: articles.map(shown), next: next ?? null },
    next === undefined ? {} : { Link: `<${withCursor(c.req.url, next)}>; rel="next"` },
  );
};

const shown = ({ releaseMs, ...article }: ListedArticle) => ({
  ...article,
  ...(releaseMs !== undefined && { scheduledFor: instantOf(releaseMs) }),
});

/** @returns what is asked for, or all that is wrong with it */
const queryIn = (c: PublishingContext): Result<ArticleQuery, readonly string[]> => {
  const { state, section, topic, author, q, order = "changed", cursor, ...others } = c.req.query();
  const { limit: given = String(LIST_DEFAULT), ...unknown } = others;
  const limit = /^\d{1,4}$/.test(given) ? Number(given) : 0;
  const wrong = Object.keys(unknown).map((name) => `?${name}= is nothing that lists know`);
  const judge = (isRight: boolean, otherwise: string): void => {
    if (!isRight) wrong.push(otherwise);
  };
  judge(limit >= 1 && limit <= LIST_MAX, `?limit= is a number from 1 to ${LIST_MAX}`);
  const isKnown = state === undefined || isState(state);
  judge(isKnown, `?state= is one of ${ARTICLE_STATES.join(", ")}`);
  for (const [name, key] of Object.entries({ section, topic, author })) {
    judge(key === undefined || isSlug(key), `?${name}= is a key of the settings`);
  }
  const length = q?.length ?? 0;
  judge(length <= SEARCH_MAX_LENGTH, `?q= has at most ${SEARCH_MAX_LENGTH} characters`);
  const isOrder = order === "changed" || order === "slug";
  judge(isOrder, "?order= is changed or slug");
  const from = isOrder ? beginningOf(order, cursor) : undefined;
  judge(!isOrder || from !== undefined, "?cursor= is `next` of the page before, in the same order");
  if (wrong.length > 0 || !isKnown || !from) return fail(wrong);
  return ok({
    ...(state && { state }),
    ...(section && { section }),
    ...(topic && { topic }),
    ...(author && { author }),
    ...(q?.trim() && { text: q }),
    from,
    limit,
  });
};

const isState = (text: string): text is ArticleState =>
  (ARTICLE_STATES as readonly string[]).includes(text);

/** Where the page behind an article begins. Clients only hand it back, so what it is made of may change. */
const cursorAt = (
  order: ArticleQuery["from"]["order"],
  { slug, sequence }: ListedArticle,
): string => btoa(order === "slug" ? `s${slug}` : `c${sequence}`).replaceAll("=", "");

const beginningOf = (
  order: ArticleQuery["from"]["order"],
  cursor: string | undefined,
): ArticleQuery["from"] | undefined => {
  if (cursor === undefined) return { order };
  const text = /^[A-Za-z0-9+/]{1,120}$/.test(cursor) && cursor.length % 4 !== 1 ? atob(cursor) : "";
  const after = text.slice(1);
  if (order === "slug") return text.startsWith("s") && isSlug(after) ? { order, after } : undefined;
  return /^c\d{1,15}$/.test(text) ? { order, after: Number(after) } : undefined;
};

/** The same list from there on, relative to this one's address. */
const withCursor = (url: string, cursor: string): string => {
  const { pathname, searchParams } = new URL(url);
  searchParams.set("cursor", cursor);
  return `${pathname}?${searchParams.toString()}`;
};
