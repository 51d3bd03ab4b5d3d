import type { Precondition } from "../../newsroom/precondition.ts";
import { type Result, fail, ok } from "../../model/result.ts";
import { isWeak, parseEntityTags } from "../conditional.ts";
import type { ProblemDetails } from "../problems.ts";

/**
 * Reads the precondition of a write (RFC 9110 §13.1.1, §13.1.2). Weak tags never match under strong
 * comparison, so they are left out; with none left nothing matches, which is 412.
 */
export const parsePrecondition = (headers: Headers): Result<Precondition, ProblemDetails> => {
  const ifMatch = headers.get("If-Match");
  const ifNoneMatch = headers.get("If-None-Match");
  if (ifMatch !== null && ifNoneMatch !== null) {
    return fail({ status: 400, detail: "Send If-Match or If-None-Match, not both" });
  }
  if (ifNoneMatch !== null) {
    return parseEntityTags(ifNoneMatch) === "*"
      ? ok({ kind: "absent" })
      : fail({ status: 400, detail: "If-None-Match takes * here; for tags there is If-Match" });
  }
  if (ifMatch === null) return ok({ kind: "none" });
  const tags = parseEntityTags(ifMatch);
  if (tags === "*") return ok({ kind: "present" });
  return ok({ kind: "matches", etags: tags.filter((tag) => !isWeak(tag)) });
};
