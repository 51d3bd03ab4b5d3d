import { z } from "zod";
import { ask, connect } from "./connection.ts";
import { EXIT } from "./exit-code.ts";
import { pause } from "./patience.ts";
import { noProgress, progressOn } from "./progress.ts";
import { JSON_ONLY, SERVER } from "./common-args.ts";
import { verb } from "./verb.ts";

/** What the API says of a rebuild; more may follow. */
const REBUILD = z.object({
  total: z.number(),
  marked: z.number(),
  waiting: z.number(),
  isHeld: z.boolean().optional(),
  finishedAt: z.string().optional(),
});

const PATH = "/publishing/rebuild";

export const rebuild = verb({
  name: "rebuild",
  description: "Have every record in KV written anew from the ledger, while the site stays up",
  args: {
    to: SERVER,
    json: JSON_ONLY,
  },
  run: async (args, surroundings) => {
    const { terminal, patience, signal } = surroundings;
    const client = await connect(args.to, surroundings);
    if (!client.ok) return client.error;
    let seen = await ask(client.value, { method: "POST", path: PATH }, REBUILD);
    if (!seen.ok) return seen.error;
    const progress = args.json ? noProgress : progressOn(terminal);
    const step = progress.begin("Rebuild", seen.value.total, "items");
    let shown = 0;
    try {
      for (let look = 0; ; look++) {
        const written = seen.value.marked - seen.value.waiting;
        if (look === 0 || written !== shown) {
          step.finished(`${written} of ${seen.value.total} records written`);
        }
        step.advance(written - shown);
        shown = written;
        if (seen.value.finishedAt !== undefined || seen.value.isHeld === true) break;
        // It goes on without us.
        const waitMs = patience.pollsMs[look] ?? patience.pollsMs.at(-1) ?? 0;
        if (!(await pause(waitMs, signal))) return EXIT.interrupted;
        seen = await ask(client.value, { method: "GET", path: PATH }, REBUILD);
        if (!seen.ok) return seen.error;
      }
    } finally {
      step.end();
    }
    const { total, isHeld = false } = seen.value;
    const detail = isHeld
      ? `${shown} of ${total} records are written. The rest waits for the next day's KV writes, and goes on by itself.`
      : `${shown} records are written anew.`;
    const record = { written: shown, total, isHeld, detail, exitCode: EXIT.done };
    terminal.print(args.json ? JSON.stringify(record) : detail);
    return EXIT.done;
  },
});
