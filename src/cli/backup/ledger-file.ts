import { type Hash, createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";
import { z } from "zod";
import { type Result, fail, ok } from "../../model/result.ts";
import { errorCode } from "../missing-file.ts";

/**
 * The file of a backup: gzip of lines of JSON. The first is the header; `{table, columns}` begins a
 * table, whose rows follow, each an array; the last has the digests of each table's lines and of all
 * lines before it.
 */
const HEADER = z.object({
  edgewire: z.literal("ledger"),
  format: z.literal(1),
  /** How many migrations the ledger had been through. */
  schema: z.number(),
  from: z.string(),
  takenAt: z.string(),
});
const TABLE = z.object({ table: z.string(), columns: z.array(z.string()) });
const TRAILER = z.object({
  tables: z.record(z.string(), z.object({ rows: z.number(), sha256: z.string() })),
  sha256: z.string(),
});

export type LedgerHeader = z.infer<typeof HEADER>;
type Table = z.infer<typeof TABLE>;

/** A file that was found to be whole. */
export interface LedgerFile extends LedgerHeader {
  readonly path: string;
  readonly rows: number;
  /** The digest of the whole. */
  readonly sha256: string;
}

/** The lines of a gzip file, without their ends. @throws what zlib and the disk throw */
async function* linesOf(path: string): AsyncGenerator<string> {
  const source = createReadStream(path);
  const text = createGunzip().setEncoding("utf8");
  source.on("error", (error) => text.destroy(error)).pipe(text);
  let pieces: string[] = [];
  // What is no UTF-8 reads as U+FFFD, and so has another digest.
  for await (const chunk of text as AsyncIterable<string>) {
    const [first = "", ...more] = chunk.split("\n");
    pieces.push(first);
    for (const piece of more) {
      yield pieces.join("");
      pieces = [piece];
    }
  }
  const rest = pieces.join("");
  if (rest !== "") yield rest;
}

const isRow = (line: string): boolean => line.startsWith("[");

const parse = <Shape>(schema: z.ZodType<Shape>, line: string): Shape | undefined => {
  try {
    return schema.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined; // SyntaxError is all that JSON.parse throws
  }
};

/** Reads a whole file, and finds every line as it was written; the error says in words what is wrong. */
export const checkLedgerFile = async (path: string): Promise<Result<LedgerFile, string>> => {
  const damaged = (why: string) =>
    fail(`${path} is no whole backup: ${why}. Nothing was restored.`);
  const whole = createHash("sha256");
  const tables: { [name: string]: { readonly hash: Hash; rows: number } } = {};
  let header: LedgerHeader | undefined;
  let table: { readonly hash: Hash; rows: number } | undefined;
  let line = "";
  try {
    for await (const next of linesOf(path)) {
      if (line !== "") {
        whole.update(line).update("\n");
        if (!header) {
          header = parse(HEADER, line);
          if (!header) return damaged("it does not begin as a backup does");
        } else if (isRow(line)) {
          if (!table) return damaged("a row stands before its table");
          table.hash.update(line).update("\n");
          table.rows += 1;
        } else {
          const begun = parse(TABLE, line);
          if (!begun) return damaged("a line is neither a row nor a table");
          table = { hash: createHash("sha256"), rows: 0 };
          tables[begun.table] = table;
        }
      }
      line = next;
    }
  } catch (error) {
    if (errorCode(error) === "ENOENT") return fail(`There is no ${path}.`);
    return damaged(error instanceof Error ? error.message : String(error));
  }
  const trailer = parse(TRAILER, line);
  if (!header || !trailer) return damaged("its end is missing");
  let rows = 0;
  for (const [name, { hash, rows: count }] of Object.entries(tables)) {
    const said = trailer.tables[name];
    rows += count;
    if (said?.rows !== count || said.sha256 !== hash.digest("hex")) {
      return damaged(`table ${name} is not as it was written`);
    }
  }
  if (trailer.sha256 !== whole.digest("hex")) return damaged("its digest is another");
  return ok({ ...header, path, rows, sha256: trailer.sha256 });
};

/** Rows of one table. */
export interface LedgerPart extends Table {
  readonly rows: readonly unknown[];
}

const PART_LENGTH = 1_000_000;

/** The rows of a file that was checked, in parts of about a million characters: the same parts each time. */
export async function* partsOf({ path }: LedgerFile): AsyncGenerator<LedgerPart> {
  let table: Table | undefined;
  let rows: unknown[] = [];
  let length = 0;
  for await (const line of linesOf(path)) {
    if (table && rows.length > 0 && (!isRow(line) || length + line.length > PART_LENGTH)) {
      yield { ...table, rows };
      rows = [];
      length = 0;
    }
    if (isRow(line)) {
      rows.push(JSON.parse(line));
      length += line.length;
    } else {
      table = parse(TABLE, line) ?? table;
    }
  }
}
