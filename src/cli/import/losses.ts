import { createWriteStream } from "node:fs";
import { finished } from "node:stream/promises";
import type { Loss } from "./foreign-article.ts";

/** Lists what cannot come along in a file, one JSON object a line, as it is found. */
export interface Losses {
  readonly tell: (loss: Loss) => void;
  readonly count: () => number;
  /** Ends the list. */
  readonly close: () => Promise<void>;
}

export const openLosses = (file: string): Losses => {
  const out = createWriteStream(file);
  let count = 0;
  return {
    tell: (loss) => {
      count += 1;
      out.write(`${JSON.stringify(loss)}\n`);
    },
    count: () => count,
    close: async () => {
      out.end();
      await finished(out);
    },
  };
};
