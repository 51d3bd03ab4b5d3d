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
  for (let after: string | null | undefined; after !== null;) {
    const path: string = `/publishing/articles?limit=1000${after ? `&after=${after}` : ""}`;
    const answer = await client.send({ method: "GET", path });
    if (!answer.ok) return answer;
    if (answer.value.status === 401) return fail(unknownToken(client.target));
    if (!succeeded(answer.value)) return fail(apiProblem(answer.value).detail);
    const page = PAGE.safeParse(jsonOf(answer.value));
    if (!page.success)
      return fail(`${client.target.base} does not list its articles as we know it`);
    all.push(...page.data.articles);
    after = page.data.next;
  }
  return ok(all);
};
