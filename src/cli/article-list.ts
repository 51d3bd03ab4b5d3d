import { z } from "zod";
import { isSlug, isTagUri } from "../model/identity.ts";
import { type Result, fail, ok } from "../model/result.ts";
import { apiProblem, type Client, jsonOf, succeeded } from "./client.ts";
import { unknownToken } from "./credentials.ts";

const PAGE = z.object({
  articles: z.array(
    z.object({
      slug: z.string().refine(isSlug),
      state: z.string(),
      id: z.string().refine(isTagUri),
      etag: z.string(),
    }),
  ),
  next: z.nullable(z.string()),
});

/** An article that a server has, and the revision of it. */
export type ServedArticle = z.infer<typeof PAGE>["articles"][number];

/** Every article that a server has, in the order of slugs; the error says in words why not. */
export const servedArticles = async (
  client: Client,
): Promise<Result<readonly ServedArticle[], string>> => {
  const all: ServedArticle[] = [];
  const listed = await eachServedArticle(client, (article) => void all.push(article));
  return listed.ok ? ok(all) : listed;
};

/** The same one after the other, so that memory holds a page of them. */
export const eachServedArticle = async (
  client: Client,
  visit: (article: ServedArticle) => void,
): Promise<Result<void, string>> => {
  for (let cursor: string | null = ""; cursor !== null;) {
    // Nothing that stands throughout is missed in the order of slugs.
    const path: string = `/publishing/articles?order=slug&limit=100${cursor && `&cursor=${encodeURIComponent(cursor)}`}`;
    const answer = await client.send({ method: "GET", path });
    if (!answer.ok) return answer;
    if (answer.value.status === 401) return fail(unknownToken(client.target));
    if (!succeeded(answer.value)) return fail(apiProblem(answer.value).detail);
    const page = PAGE.safeParse(jsonOf(answer.value));
    if (!page.success)
      return fail(`${client.target.base} does not list its articles as we know it`);
    for (const article of page.data.articles) visit(article);
    cursor = page.data.next;
  }
  return ok(undefined);
};
