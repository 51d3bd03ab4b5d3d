import { type Result, fail, ok } from "../model/result.ts";
import { command } from "./command.ts";
import { localToken } from "./local-token.ts";
import type { Surroundings } from "./surroundings.ts";
import type { Target } from "./target.ts";

/** The token for a server: the one that was given, else this machine's own for its own server. */
export const tokenFor = async (
  target: Target,
  { environment, directory }: Pick<Surroundings, "directory" | "environment">,
): Promise<Result<string, string>> => {
  const given = environment["EDGEWIRE_TOKEN"]?.trim();
  if (given && !/^[\x21-\x7e]+$/.test(given)) {
    return fail("EDGEWIRE_TOKEN has characters no token has");
  }
  if (given) return ok(given);
  const own = target.local ? await localToken(directory) : undefined;
  if (own) return ok(own);
  return fail(
    target.local
      ? "there is no token: `npm start` makes one; or set EDGEWIRE_TOKEN"
      : `there is no token: set EDGEWIRE_TOKEN (make one with \`${command("token NAME")}\`)`,
  );
};

/** What a 401 means, for we always send a token. It is nobody's file's fault. */
export const unknownToken = ({ base, local }: Target): string => {
  const hint = local ? "; EDGEWIRE_TOKEN, where it is set, goes before this machine's own" : "";
  return `this token is not known at ${base}${hint}`;
};
