import type { Slug } from "../../model/identity.ts";
import type { Problem } from "../../model/problem.ts";

/**
 * What keeps an article from standing elsewhere before it is public: nothing leads to it from where it
 * stood, and those that are scheduled as its translations name it by that.
 * @param pointer to where the new slug was sent
 */
export const leftBehind = (pointer: string, awaiting: readonly Slug[]): readonly Problem[] =>
  awaiting.map((slug) => ({
    pointer,
    detail: `leaves \`${slug}\` behind, which is scheduled as its translation; move it once it is live`,
  }));
