import { type Result, fail, ok } from "../../model/result.ts";
import type { ProblemDetails } from "../problems.ts";

/**
 * Reads the media type of a body that must be one of these (RFC 9110 §8.3), in UTF-8 and without a
 * content coding. Anything else is 415 (§15.5.16).
 */
export const parseContentType = <MediaType extends string>(
  headers: Headers,
  accepted: readonly MediaType[],
): Result<MediaType, ProblemDetails> => {
  const detail = `The body is to be ${accepted.join(" or ")}, in UTF-8`;
  const [type, ...parameters] = (headers.get("Content-Type") ?? "")
    .split(";")
    .map((part) => part.trim().toLowerCase());
  const mediaType = accepted.find((known) => known === type);
  const charset = parameters.find((parameter) => parameter.startsWith("charset="));
  const isUtf8 = charset === undefined || /^charset="?utf-?8"?$/.test(charset);
  const coding = headers.get("Content-Encoding") ?? "identity";
  if (!mediaType || !isUtf8 || coding !== "identity") return fail({ status: 415, detail });
  return ok(mediaType);
};
