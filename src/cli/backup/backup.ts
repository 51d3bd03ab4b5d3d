import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import { z } from "zod";
import { type Result, fail, ok } from "../../model/result.ts";
import type { Client } from "../client.ts";
import { ask, connect } from "../connection.ts";
import { EXIT } from "../exit-code.ts";
import { ifPresent } from "../missing-file.ts";
import { type Step, noProgress, progressOn } from "../progress.ts";
import { JSON_ONLY, SERVER } from "../common-args.ts";
import { counted, sized } from "../terminal.ts";
import { type Refusal, refuse, verb } from "../verb.ts";
import { type LedgerWriter, writeLedger } from "./ledger-writer.ts";

const PAGE = z.object({
  schema: z.number(),
  snapshot: z.string(),
  total: z.number().optional(),
  table: z.string(),
  columns: z.array(z.string()),
  rows: z.array(z.array(z.unknown())),
  next: z.nullable(z.object({ table: z.string(), key: z.array(z.unknown()).optional() })),
});
type Page = z.infer<typeof PAGE>;

/** How often we begin anew because something was published meanwhile. */
const ATTEMPTS = 10;

/** Bytes of files never change; those that came meanwhile are left out. */
const UNCHANGING = "media_chunk";

export const backup = verb({
  name: "backup",
  description: "Keep the whole ledger of a server in one file, as it is at one point in time",
  args: {
    file: { type: "positional", description: "The file to write", required: true },
    from: SERVER,
    force: { type: "boolean", description: "Replace the file" },
    json: JSON_ONLY,
  },
  run: async (args, surroundings) => {
    const { directory, terminal, signal } = surroundings;
    const path = resolve(directory, args.file);
    if (!args.force && (await ifPresent(stat(path)))) {
      return refuse(EXIT.usage, `${path} is there already; --force replaces it`);
    }
    const client = await connect(args.from, surroundings, "--from");
    if (!client.ok) return client.error;
    const progress = args.json ? noProgress : progressOn(terminal);
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const first = await ask(client.value, { method: "GET", path: PATH }, PAGE);
      if (!first.ok) return first.error;
      const step = progress.begin("Backup", first.value.total ?? 0, "items");
      const header = {
        edgewire: "ledger",
        format: 1,
        schema: first.value.schema,
        from: client.value.target.base,
        takenAt: surroundings.now(),
      } as const;
      const file = await writeLedger(path, header);
      try {
        const copied = await copy(client.value, first.value, file, step);
        if (!copied.ok) return signal.aborted ? EXIT.interrupted : copied.error;
        if (copied.value) {
          const rows = await file.finish();
          const { size } = await stat(path);
          const detail = `${counted(rows, "row")} in ${args.file}, ${sized(size)}.`;
          const record = { file: path, rows, bytes: size, detail, exitCode: EXIT.done };
          terminal.print(args.json ? JSON.stringify(record) : detail);
          return EXIT.done;
        }
      } finally {
        step.end();
        await file.discard();
      }
    }
    return refuse(
      EXIT.server,
      "The newsroom changed each time before all of it was read. Try again when less is published.",
    );
  },
});

const PATH = "/publishing/backup";

/** @returns whether nothing changed meanwhile */
const copy = async (
  client: Client,
  first: Page,
  file: LedgerWriter,
  step: Step,
): Promise<Result<boolean, Refusal>> => {
  const files = new Set<unknown>();
  for (let page = first; ;) {
    const isUnchanging = page.table === UNCHANGING;
    if (!isUnchanging && page.snapshot !== first.snapshot) return ok(false);
    const name = page.columns.indexOf("name");
    await file.table(page.table, page.columns);
    for (const row of page.rows) {
      if (page.table === "media") files.add(row[name]);
      if (!isUnchanging || files.has(row[name])) await file.row(row);
    }
    step.advance(page.rows.length);
    if (!page.next) return ok(true);
    const path = `${PATH}?after=${encodeURIComponent(JSON.stringify(page.next))}`;
    const next = await ask(client, { method: "GET", path }, PAGE);
    if (!next.ok) return fail(next.error);
    page = next.value;
  }
};
