import { open } from "node:fs/promises";
import { finished } from "node:stream/promises";
import { type Result, fail, ok } from "../../model/result.ts";
import { messageOf } from "./fault.ts";
import type { Loss } from "./foreign-article.ts";

/** Lists what cannot come along in a file, one JSON object a line, as it is found. */
export interface Losses {
  readonly tell: (loss: Loss) => void;
  readonly count: () => number;
  /** Ends the list. */
  readonly close: () => Promise<void>;
}

/** The error says in words why the file cannot be written. */
export const openLosses = async (file: string): Promise<Result<Losses, string>> => {
  const opened = await open(file, "w").catch(messageOf);
  if (typeof opened === "string") return fail(`the list of losses cannot be written: ${opened}`);
  const out = opened.createWriteStream();
  // `close` tells of it: without a listener it would end the process, and the import with it.
  out.on("error", () => undefined);
  let count = 0;
  return ok({
    tell: (loss) => {
      count += 1;
      out.write(`${JSON.stringify(loss)}\n`);
    },
    count: () => count,
    close: async () => {
      out.end();
      await finished(out);
    },
  });
};
