import { createHash, timingSafeEqual } from "node:crypto";
import { type Holder, SCOPES } from "../../model/token.ts";
import type { PublishingToken } from "../../settings.ts";

export const digestOf = (token: string): string => createHash("sha256").update(token).digest("hex");

/** What tokens that were issued here look like; no other needs to be asked for. */
const ISSUED = /^ew_[\w-]{43}$/;

/** The token of a request, as far as it may be told on. */
export interface PresentedToken {
  /** Lower-case hex. */
  readonly sha256: string;
  /** Whether it may be one that was issued here. */
  readonly mayBeIssued: boolean;
}

/** Reads the token of a request (RFC 6750 §2.1). */
export const presentedToken = (authorization: string | null): PresentedToken | undefined => {
  const token = /^Bearer +([\w.~+/-]+=*) *$/i.exec(authorization ?? "")?.[1];
  return token === undefined
    ? undefined
    : { sha256: digestOf(token), mayBeIssued: ISSUED.test(token) };
};

/**
 * Finds whose token of the environment has this digest: they may do everything. Every token is compared,
 * each in constant time, so that timing tells neither how much of a guess was right nor which token it
 * was near.
 */
export const bootstrapHolder = (
  sha256: string,
  tokens: readonly PublishingToken[],
): Holder | undefined => {
  const presented = bytesOf(sha256);
  let holder: Holder | undefined;
  for (const { name, sha256: known } of tokens) {
    if (timingSafeEqual(presented, bytesOf(known))) holder = { name, scopes: SCOPES };
  }
  return holder;
};

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
