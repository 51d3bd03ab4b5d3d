import { type Instant, instantOf } from "../../model/instant.ts";
import type { Problem } from "../../model/problem.ts";
import { type Result, fail, ok } from "../../model/result.ts";
import { SCOPES, type Scope, isScope, isTokenName } from "../../model/token.ts";

/** What a token is asked for with. */
export interface TokenRequest {
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly expiresAt?: Instant;
}

const MEMBERS = new Set(["name", "scopes", "expiresAt"]);

/** Reads who gets a token and what for; everything wrong is said at once. */
export const parseTokenRequest = (
  value: unknown,
  readInstant: (text: string) => Result<Instant, string>,
  nowMs: number,
): Result<TokenRequest, readonly Problem[]> => {
  const given = (typeof value === "object" && value !== null ? value : {}) as Readonly<
    Record<string, unknown>
  >;
  const { name, scopes, expiresAt: end } = given;
  const problems: Problem[] = Object.keys(given)
    .filter((member) => !MEMBERS.has(member))
    .map((member) => ({ pointer: `/${member}`, detail: "is unknown" }));
  if (!isTokenName(name)) {
    problems.push({ pointer: "/name", detail: "is to be 1 to 40 of a-z, 0-9 and -" });
  }
  const known = Array.isArray(scopes) ? [...new Set(scopes.filter(isScope))] : [];
  if (!Array.isArray(scopes) || scopes.length === 0 || !scopes.every(isScope)) {
    problems.push({ pointer: "/scopes", detail: `is to be a list of ${SCOPES.join(", ")}` });
  }
  const expiresAt = end === undefined ? undefined : readEnd(end, readInstant, nowMs);
  if (expiresAt && !expiresAt.ok) {
    problems.push({ pointer: "/expiresAt", detail: expiresAt.error });
  }
  if (problems.length > 0 || !isTokenName(name)) return fail(problems);
  return ok({ name, scopes: known, ...(expiresAt?.ok && { expiresAt: expiresAt.value }) });
};

const readEnd = (
  end: unknown,
  readInstant: (text: string) => Result<Instant, string>,
  nowMs: number,
): Result<Instant, string> => {
  const read = readInstant(typeof end === "string" ? end : JSON.stringify(end));
  return read.ok && read.value <= instantOf(nowMs)
    ? fail(`is ${read.value}, which has passed`)
    : read;
};
