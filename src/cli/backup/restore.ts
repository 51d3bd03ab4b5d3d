import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import { z } from "zod";
import { ask, connect } from "../connection.ts";
import { EXIT } from "../exit-code.ts";
import { ifPresent } from "../missing-file.ts";
import { noProgress, progressOn } from "../progress.ts";
import { JSON_ONLY, SERVER } from "../common-args.ts";
import { counted } from "../terminal.ts";
import { refuse, verb } from "../verb.ts";
import { type LedgerPart, checkLedgerFile, partsOf } from "./ledger-file.ts";

const PROGRESS = z.object({ parts: z.number(), isDone: z.boolean() });

export const restore = verb({
  name: "restore",
  description: "Bring a backup into an empty newsroom; what was interrupted goes on where it was",
  args: {
    file: { type: "positional", description: "What `backup` wrote", required: false },
    abandon: {
      type: "boolean",
      description: "Give up what is half restored: the newsroom is empty then",
    },
    to: SERVER,
    json: JSON_ONLY,
  },
  run: async (args, surroundings) => {
    const { directory, terminal, signal } = surroundings;
    if ((args.file === undefined) !== (args.abandon === true)) {
      return refuse(EXIT.usage, "Name the file to restore, or say --abandon.");
    }
    const client = await connect(args.to, surroundings);
    if (!client.ok) return client.error;
    if (args.file === undefined) {
      const request = { method: "DELETE", path: "/publishing/restore" } as const;
      const abandoned = await ask(client.value, request, PROGRESS);
      if (!abandoned.ok) return abandoned.error;
      const detail = "What was restored is given up, and the newsroom is empty.";
      terminal.print(args.json ? JSON.stringify({ detail, exitCode: EXIT.done }) : detail);
      return EXIT.done;
    }
    const path = resolve(directory, args.file);
    if (!(await ifPresent(stat(path)))) return refuse(EXIT.usage, `There is no ${path}.`);
    const file = await checkLedgerFile(path);
    if (!file.ok) return refuse(EXIT.problems, file.error);
    const { sha256: id, schema, rows } = file.value;
    const progress = args.json ? noProgress : progressOn(terminal);
    const step = progress.begin("Restore", rows, "items");
    /** How many parts the server has. */
    let there = 0;
    let number = 0;
    try {
      for await (const { part, isLast } of withLast(partsOf(file.value))) {
        // The first asks how far it is.
        if (number === 0 || number >= there) {
          const json = { id, schema, number, isLast, ...part };
          const request = { method: "POST", path: "/publishing/restore", body: { json } } as const;
          const taken = await ask(client.value, request, PROGRESS);
          if (!taken.ok) return signal.aborted ? EXIT.interrupted : taken.error;
          there = taken.value.parts;
        }
        step.advance(part.rows.length);
        number += 1;
      }
    } finally {
      step.end();
    }
    const detail = `${counted(rows, "row")} of ${file.value.takenAt} restored. Every record is written to KV now; \`rebuild\` waits for it.`;
    terminal.print(args.json ? JSON.stringify({ rows, detail, exitCode: EXIT.done }) : detail);
    return EXIT.done;
  },
});

async function* withLast(
  parts: AsyncIterable<LedgerPart>,
): AsyncGenerator<{ readonly part: LedgerPart; readonly isLast: boolean }> {
  let part: LedgerPart | undefined;
  for await (const next of parts) {
    if (part) yield { part, isLast: false };
    part = next;
  }
  if (part) yield { part, isLast: true };
}
