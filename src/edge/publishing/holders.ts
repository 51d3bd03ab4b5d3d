import { millisecondsOf } from "../../model/instant.ts";
import type { Holder } from "../../model/token.ts";
import type { Edge } from "../edge.ts";

/** How long what the Newsroom said of a token is believed: so late may a revocation be. */
const TRUST_MS = 5_000;
/** More tokens than a newsroom has in use at once. */
const REMEMBERED = 100;

/**
 * Whose token has a digest, by what the Newsroom said within the last seconds. That nobody has it is not
 * remembered: a token works as soon as it is issued.
 */
export const rememberedHolders = ({ newsroom, now }: Pick<Edge, "newsroom" | "now">) => {
  const known = new Map<string, { readonly holder: Holder; readonly untilMs: number }>();
  return async (sha256: string): Promise<Holder | undefined> => {
    const remembered = known.get(sha256);
    if (remembered && now() < remembered.untilMs) return remembered.holder;
    known.delete(sha256);
    const holder = await newsroom().holderOf(sha256);
    if (!holder) return undefined;
    if (known.size >= REMEMBERED) known.clear();
    const { expiresAt } = holder;
    const endMs = expiresAt === undefined ? Infinity : millisecondsOf(expiresAt);
    known.set(sha256, { holder, untilMs: Math.min(now() + TRUST_MS, endMs) });
    return holder;
  };
};
