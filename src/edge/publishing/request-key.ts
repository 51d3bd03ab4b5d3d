import { createHash } from "node:crypto";
import type { Context } from "hono";
import { MEDIA_MAX_BYTES } from "../../model/media.ts";
import { type Result, fail, ok } from "../../model/result.ts";
import type { RequestKey } from "../../newsroom/newsroom.ts";
import type { ProblemDetails } from "../problems.ts";
import { readBytes } from "./body.ts";

/** A string of RFC 9651 §3.3.3 without escapes; many clients leave the quotes out. */
const KEY = /^"?([\x21\x23-\x5b\x5d-\x7e]{1,255})"?$/;

/**
 * Reads `Idempotency-Key` of a POST, and what tells the request from others under the same key: its
 * address and body, but not its precondition, which a client may have learned anew meanwhile
 * (draft-ietf-httpapi-idempotency-key-header-07 §2.1, §2.4).
 */
export const requestKey = async ({
  req,
}: Pick<Context, "req">): Promise<Result<RequestKey | undefined, ProblemDetails>> => {
  const request = req.raw;
  const given = request.headers.get("Idempotency-Key");
  if (given === null || request.method !== "POST") return ok(undefined);
  const key = KEY.exec(given)?.[1];
  if (key === undefined) {
    return fail({
      status: 400,
      detail: "Idempotency-Key is a string of 1 to 255 visible ASCII characters, in quotes",
    });
  }
  const body = await readBytes(request, MEDIA_MAX_BYTES);
  if (!body.ok) return body;
  // Whoever handles it reads it again.
  req.raw = new Request(request, { method: "POST", body: body.value });
  const { pathname, search } = new URL(request.url);
  const hash = createHash("sha256").update(`${pathname}${search}\n`).update(body.value);
  return ok({ key, fingerprint: hash.digest("hex") });
};
