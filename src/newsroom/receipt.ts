import { instantOf } from "../model/instant.ts";
import type { StoredArticle } from "./ledger/articles.ts";

/** What a receipt says of the revision that a command left. */
export const stateOf = ({
  etag,
  revision,
  state,
  releaseMs,
}: Pick<StoredArticle, "etag" | "releaseMs" | "revision" | "state">) => ({
  etag,
  revision,
  state,
  ...(releaseMs !== undefined && { releaseAt: instantOf(releaseMs) }),
});
