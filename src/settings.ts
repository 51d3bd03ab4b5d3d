import { type Result, fail, ok } from "./model/result.ts";

/** The environment, parsed once. */
export interface Settings {
  /** The tokens, or everything that is wrong with them: public pages work all the same. */
  readonly publishing: Result<readonly PublishingToken[], readonly string[]>;
  /** Whether readers that ask for it get the newest entries of a feed alone (RFC 3229). */
  readonly deltas: boolean;
  /** KV writes a day in UTC, `Infinity` where the plan sets none. */
  readonly writeBudget: number;
  /** Whether the hubs of the publication are told what changed. */
  readonly announcements: boolean;
}

/** Who may publish. The token itself is nowhere: only its digest is kept. */
export interface PublishingToken {
  readonly name: string;
  /** SHA-256 of the token, lower-case hex. */
  readonly sha256: string;
}

const ENTRY = /^(?<name>[\w.-]{1,64}):(?<sha256>[0-9a-f]{64})$/i;
/** What a shell makes of an unset variable: anybody could present it. */
const SHA256_OF_NOTHING = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

/** What may be set; what is not has its default. */
type Given = {
  readonly [
    Name in "PUBLISHING_TOKENS" | "FEED_DELTAS" | "WRITE_BUDGET" | "ANNOUNCEMENTS"
  ]?: string;
};

/** The free plan's writes a day (developers.cloudflare.com/kv/platform/limits). */
const FREE_PLAN_WRITES = 1_000;

export const readSettings = (env: Given): Settings => {
  const writeBudget = parseBudget(env.WRITE_BUDGET?.trim());
  return {
    publishing: complaining(
      readTokens(env.PUBLISHING_TOKENS ?? ""),
      writeBudget === undefined
        ? ["WRITE_BUDGET is neither a number of KV writes a day nor `unlimited`"]
        : [],
    ),
    deltas: env.FEED_DELTAS !== "off",
    announcements: env.ANNOUNCEMENTS !== "off",
    writeBudget: writeBudget ?? FREE_PLAN_WRITES,
  };
};

const complaining = <Value>(
  result: Result<Value, readonly string[]>,
  problems: readonly string[],
): Result<Value, readonly string[]> =>
  problems.length > 0 ? fail([...(result.ok ? [] : result.error), ...problems]) : result;

const parseBudget = (given = ""): number | undefined => {
  if (given === "") return FREE_PLAN_WRITES;
  if (given === "unlimited") return Infinity;
  return /^[1-9]\d{0,14}$/.test(given) ? Number(given) : undefined;
};

/**
 * Reads `PUBLISHING_TOKENS`: entries `name:sha256` in hex, separated by spaces or commas. Values are
 * not repeated in a complaint, for one might be a token.
 */
const readTokens = (given: string): Settings["publishing"] => {
  const entries = given.split(/[\s,]+/).filter(Boolean);
  if (entries.length === 0) {
    return fail(["PUBLISHING_TOKENS is not set; it lists `name:sha256` of each token"]);
  }
  const tokens: PublishingToken[] = [];
  const problems: string[] = [];
  for (const [index, entry] of entries.entries()) {
    const token = parseToken(entry);
    const where = `PUBLISHING_TOKENS, entry ${index + 1}`;
    if (!token) {
      problems.push(`${where} is not a name, a colon and 64 hexadecimal digits`);
    } else if (token.sha256 === SHA256_OF_NOTHING) {
      problems.push(`${where} is the digest of an empty token`);
    } else if (tokens.some(({ name }) => name === token.name)) {
      problems.push(`${where} has a name that another has`);
    } else {
      tokens.push(token);
    }
  }
  return problems.length > 0 ? fail(problems) : ok(tokens);
};

const parseToken = (entry: string): PublishingToken | undefined => {
  const { name, sha256 } = ENTRY.exec(entry)?.groups ?? {};
  return name && sha256 ? { name, sha256: sha256.toLowerCase() } : undefined;
};
