import { notModified, textAnswer } from "./answer.ts";
import { type Validators, evaluate } from "./conditional.ts";
import type { Freshness } from "./freshness.ts";
import { problemAnswer } from "./problems.ts";

/**
 * What the client's preconditions make of a 200: 304, 412, or nothing, and the 200 is to be sent
 * (RFC 9110 §13.2.2).
 * @param freshness of the 200
 * @param extra what a 304 has besides `ETag`, such as `Vary`
 */
export const preconditionAnswer = (
  headers: Headers,
  validators: Validators,
  freshness: Freshness,
  extra: Readonly<Record<string, string>> = {},
): Response | undefined => {
  switch (evaluate(headers, validators)) {
    case "proceed":
      return undefined;
    case "not-modified":
      return notModified(validators.etag, freshness, extra);
    case "precondition-failed": {
      const detail = "The precondition does not hold";
      return freshness === "publishing"
        ? problemAnswer({ status: 412, detail, current: validators.etag })
        : textAnswer(412, "error", detail, extra);
    }
  }
};
