import type { ArticleCommand, ArticleState } from "../model/article-state.ts";
import type { Slug } from "../model/identity.ts";
import type { Instant } from "../model/instant.ts";
import type { Problem } from "../model/problem.ts";

/** Why a command was not carried out. Each reason has one status, in `edge/problems.ts`. */
export type Refusal =
  | { readonly reason: "no-publication" }
  | {
      readonly reason: "unknown-article";
      readonly slug: Slug;
      /** Where the article that stood there stands now. */
      readonly movedTo?: Slug;
    }
  | { readonly reason: "unknown-revision"; readonly revision: number }
  | {
      readonly reason: "illegal-transition";
      readonly state: ArticleState;
      readonly command: ArticleCommand;
    }
  | { readonly reason: "precondition-required"; readonly current: string }
  | { readonly reason: "stale"; readonly current: string | null }
  | { readonly reason: "permalink-taken"; readonly owner: string }
  | { readonly reason: "published-elsewhere"; readonly at: string }
  | { readonly reason: "key-reused" }
  | { readonly reason: "name-taken"; readonly name: string }
  | { readonly reason: "unknown-token"; readonly name: string }
  | { readonly reason: "already-gone"; readonly withdrawnAt: Instant }
  | { readonly reason: "unacceptable"; readonly problems: readonly Problem[] };
