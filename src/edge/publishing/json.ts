import { type Result, fail, ok } from "../../model/result.ts";
import type { ProblemDetails } from "../problems.ts";

/** Deeper than any article; what is read later may recurse. */
export const JSON_MAX_DEPTH = 64;

/** Parses JSON that is not nested deeper than `JSON_MAX_DEPTH`. */
export const parseJson = (text: string): Result<unknown, ProblemDetails> => {
  if (isDeeper(text, JSON_MAX_DEPTH)) {
    return fail({ status: 400, title: `The JSON is nested deeper than ${JSON_MAX_DEPTH}` });
  }
  try {
    return ok(JSON.parse(text));
  } catch (error) {
    // SyntaxError is all that JSON.parse throws; its words say where.
    return fail({
      status: 400,
      title: "The body is not JSON",
      detail: error instanceof Error ? error.message : String(error),
    });
  }
};

/** Counts brackets outside strings, without recursion. */
const isDeeper = (text: string, limit: number): boolean => {
  let depth = 0;
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}]/gs)) {
    if (token === "[" || token === "{") depth += 1;
    else if (token === "]" || token === "}") depth -= 1;
    if (depth > limit) return true;
  }
  return false;
};
