import { createHash, timingSafeEqual } from "node:crypto";
import type { PublishingToken } from "../../settings.ts";

/**
 * Finds whose token the request carries (RFC 6750 §2.1). Every token is compared, each in constant
 * time, so that timing tells neither how much of a guess was right nor which token it was near.
 */
export const tokenHolder = (
  authorization: string | null,
  tokens: readonly PublishingToken[],
): string | undefined => {
  const token = /^Bearer +([\w.~+/-]+=*) *$/i.exec(authorization ?? "")?.[1];
  if (token === undefined) return undefined;
  const presented = bytesOf(createHash("sha256").update(token).digest("hex"));
  let holder: string | undefined;
  for (const { name, sha256 } of tokens) {
    if (timingSafeEqual(presented, bytesOf(sha256))) holder = name;
  }
  return holder;
};

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
