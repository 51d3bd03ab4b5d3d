import { z } from "zod";
import { withdrawnState } from "../model/article-state.ts";
import { isSlug, type Slug } from "../model/identity.ts";
import { parseInstant } from "../model/instant.ts";
import { type Result, fail, ok } from "../model/result.ts";
import { type Withdrawal, type WithdrawalNotice, demandText } from "../model/submission.ts";
import { type Client, jsonOf } from "./client.ts";
import { articleApiPath } from "./delivery.ts";

/** What the server says of an article that is gone. */
const WITHDRAWN = z.object({
  withdrawn: z.object({
    at: z.string(),
    reason: z.string(),
    replacedBy: z.string().refine(isSlug).exactOptional(),
    demand: z.object({ by: z.string(), reference: z.string().exactOptional() }).exactOptional(),
    retracted: z.literal(true).exactOptional(),
  }),
});

/** What stands where an article was taken down; neither, where the server says nothing that we know. */
export interface Standing {
  readonly withdrawal?: Withdrawal;
  readonly etag?: string;
}

/** Asks the server for its own instant and words; the error says in words why it does not answer. */
export const standingOf = async (client: Client, slug: Slug): Promise<Result<Standing, string>> => {
  const answer = await client.send({ method: "GET", path: articleApiPath(slug) });
  if (!answer.ok) return fail(answer.error);
  const etag = answer.value.header("etag");
  const said = WITHDRAWN.safeParse(jsonOf(answer.value)).data?.withdrawn;
  const at = said && parseInstant(said.at);
  return ok({ ...(etag && { etag }), ...(said && at && { withdrawal: { ...said, at } }) });
};

/** "is withdrawn since …", as the withdrawal leaves the article to readers. */
export const saidOf = (withdrawal: Withdrawal): string => {
  const { at, demand } = withdrawal;
  if (demand) return `is withdrawn since ${at}, demanded by ${demandText(demand)}`;
  return withdrawal.retracted
    ? `is retracted since ${at}, and its permalink says so`
    : `is withdrawn since ${at}`;
};

/** Whether readers are left with no more than was asked for, and told why. */
export const isCarriedOut = (asked: WithdrawalNotice, inForce: Withdrawal): boolean => {
  const [wanted, state] = [withdrawnState(asked), withdrawnState(inForce)];
  const isDown = state === wanted || (wanted === "gone" && state === "legal");
  return isDown && inForce.reason === asked.reason;
};
