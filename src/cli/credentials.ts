import { type Result, fail, ok } from "../model/result.ts";
import { localToken } from "./local-token.ts";
import type { Surroundings } from "./surroundings.ts";
import type { Target } from "./target.ts";

/** The token for a server: `EDGEWIRE_TOKEN`, or this machine's own for its own server. */
export const tokenFor = async (
  target: Target,
  { environment, directory }: Pick<Surroundings, "directory" | "environment">,
): Promise<Result<string, string>> => {
  const given = environment["EDGEWIRE_TOKEN"]?.trim();
  if (given && !/^[\x21-\x7e]+$/.test(given))
    return fail("EDGEWIRE_TOKEN has characters no token has");
  const token = given || (target.local ? await localToken(directory) : undefined);
  if (token) return ok(token);
  return fail(
    target.local
      ? "there is no token: start `edgewire dev`, which makes one, or set EDGEWIRE_TOKEN"
      : "there is no token: set EDGEWIRE_TOKEN (make one with `edgewire token`)",
  );
};
