import { type Result, fail, ok } from "../model/result.ts";
import { command } from "./command.ts";
import { localToken } from "./local-token.ts";
import type { Surroundings } from "./surroundings.ts";
import type { Target } from "./target.ts";

/**
 * The token for a server. This machine's own comes first for its own server: whatever listens there
 * need not see the `EDGEWIRE_TOKEN` of another.
 */
export const tokenFor = async (
  target: Target,
  { environment, directory }: Pick<Surroundings, "directory" | "environment">,
): Promise<Result<string, string>> => {
  const own = target.local ? await localToken(directory) : undefined;
  if (own) return ok(own);
  const given = environment["EDGEWIRE_TOKEN"]?.trim();
  if (given && !/^[\x21-\x7e]+$/.test(given)) {
    return fail("EDGEWIRE_TOKEN has characters no token has");
  }
  if (given) return ok(given);
  return fail(
    target.local
      ? "there is no token: `npm start` makes one; or set EDGEWIRE_TOKEN"
      : `there is no token: set EDGEWIRE_TOKEN (make one with \`${command("token NAME")}\`)`,
  );
};

/** What a 401 means, for we always send a token. It is nobody's file's fault. */
export const unknownToken = ({ base }: Target): string => `this token is not known at ${base}`;
