import type { Ports } from "../ports.ts";
import { MEMO_TRUST_SECONDS } from "../trust.ts";

/** What links to previews are signed with, as this isolate knows it. */
export interface PreviewKey {
  /** For who signs: the Newsroom's own word. */
  readonly current: () => Promise<string>;
  /** For who verifies: at most 5 seconds old, so that guesses of strangers are not the Newsroom's work. */
  readonly recent: () => Promise<string>;
  readonly forget: () => void;
}

/** To be made once per isolate. */
export const previewKey = ({ newsroom, now }: Pick<Ports, "newsroom" | "now">): PreviewKey => {
  let known: { readonly key: string; readonly untilMs: number } | undefined;
  const current = async (): Promise<string> => {
    const askedMs = now();
    const key = await newsroom().previewKey();
    known = { key, untilMs: askedMs + MEMO_TRUST_SECONDS * 1000 };
    return key;
  };
  return {
    current,
    recent: async () => (known && now() < known.untilMs ? known.key : current()),
    forget: () => {
      known = undefined;
    },
  };
};
