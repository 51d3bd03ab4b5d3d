import { createHash, randomBytes } from "node:crypto";
import { isTokenName } from "../model/token.ts";
import { EXIT } from "./exit-code.ts";
import { refuse, verb } from "./verb.ts";

/** 256 bits from the system, so that its hash needs no salt. */
export const mintToken = (): string => `ew_${randomBytes(32).toString("base64url")}`;

/** The entry of `PUBLISHING_TOKENS` that lets this token in: `name:<sha256 in hex>`. */
export const tokenEntry = (name: string, token: string): string =>
  `${name}:${createHash("sha256").update(token).digest("hex")}`;

export const token = verb({
  name: "token",
  description: "Make a token of the environment: the first, which may do everything",
  args: {
    name: {
      type: "positional",
      description: "Who will use it: the ledger notes this name with every change",
      required: true,
    },
  },
  run: async ({ name }, { terminal }) => {
    if (!isTokenName(name)) {
      return refuse(EXIT.usage, "A name is up to 40 of a-z, 0-9 and hyphens");
    }
    const minted = mintToken();
    terminal.print(`Token, for ${name} alone, as EDGEWIRE_TOKEN:\n  ${minted}\n`);
    terminal.print(
      "Its entry, for `npx wrangler secret put PUBLISHING_TOKENS` (a comma between entries):",
    );
    terminal.print(`  ${tokenEntry(name, minted)}`);
    return EXIT.done;
  },
});
