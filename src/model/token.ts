import type { Instant } from "./instant.ts";

/** What a token can be for, besides reading what the newsroom has. None implies another. */
export const SCOPES = ["write", "publish", "withdraw", "admin"] as const;

export type Scope = (typeof SCOPES)[number];

export const isScope = (value: unknown): value is Scope =>
  (SCOPES as readonly unknown[]).includes(value);

const NAME = /^[a-z0-9-]{1,40}$/;

export const isTokenName = (value: unknown): value is string =>
  typeof value === "string" && NAME.test(value);

/** Who carries a token, and what for. */
export interface Holder {
  readonly name: string;
  readonly scopes: readonly Scope[];
  /** From when on it is nobody's; absent where it has no end. */
  readonly expiresAt?: Instant;
}

/** A token to be issued. The token itself is nowhere: only its digest is kept. */
export interface NewToken extends Holder {
  /** SHA-256 of the token, lower-case hex. */
  readonly sha256: string;
}

/** What the newsroom remembers of a token, for ever: a name that was used is in the audit log. */
export interface IssuedToken extends Holder {
  readonly createdAt: Instant;
  readonly createdBy: string;
  /** To the hour. */
  readonly lastUsedAt?: Instant;
  readonly revokedAt?: Instant;
}
