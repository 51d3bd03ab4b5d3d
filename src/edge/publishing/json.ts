import { type Result, fail, ok } from "../../model/result.ts";
import type { ProblemDetails } from "../problems.ts";

/** Parses JSON however deep: the engine does not recurse, and those who read the value limit it. */
export const parseJson = (text: string): Result<unknown, ProblemDetails> => {
  try {
    return ok(JSON.parse(text));
  } catch (error) {
    // SyntaxError is all that JSON.parse throws; its words say where.
    const why = error instanceof Error ? error.message : String(error);
    return fail({ status: 400, detail: `The body is not JSON: ${why}` });
  }
};
