import { type Hash, createHash } from "node:crypto";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import type { LedgerHeader } from "./ledger-file.ts";

/** A ledger on its way to disk: complete under its name, or not there at all. */
export interface LedgerWriter {
  readonly table: (name: string, columns: readonly string[]) => Promise<void>;
  readonly row: (values: readonly unknown[]) => Promise<void>;
  /** Ends the file with its digests, and gives it its name. @returns how many rows it has */
  readonly finish: () => Promise<number>;
  /** Leaves nothing. */
  readonly discard: () => Promise<void>;
}

/** @throws where the disk does not take it */
export const writeLedger = async (path: string, header: LedgerHeader): Promise<LedgerWriter> => {
  const partial = `${path}.partial`;
  const gzip = createGzip();
  const written = pipeline(gzip, createWriteStream(partial));
  // Whoever writes next hears of it.
  written.catch(() => undefined);
  const whole = createHash("sha256");
  const tables = new Map<string, { readonly hash: Hash; rows: number }>();
  let current = "";
  const line = async (value: unknown): Promise<string> => {
    const text = `${JSON.stringify(value)}\n`;
    whole.update(text);
    if (!gzip.write(text)) await Promise.race([once(gzip, "drain"), written]);
    return text;
  };
  await line(header);
  return {
    table: async (name, columns) => {
      if (name === current) return;
      current = name;
      tables.set(name, { hash: createHash("sha256"), rows: 0 });
      await line({ table: name, columns });
    },
    row: async (values) => {
      const text = await line(values);
      const table = tables.get(current);
      if (!table) throw new Error("A row of no table");
      table.hash.update(text);
      table.rows += 1;
    },
    finish: async () => {
      const each: Record<string, { readonly rows: number; readonly sha256: string }> = {};
      for (const [name, { hash, rows }] of tables) {
        each[name] = { rows, sha256: hash.digest("hex") };
      }
      gzip.end(`${JSON.stringify({ tables: each, sha256: whole.digest("hex") })}\n`);
      await written;
      await rename(partial, path);
      return [...tables.values()].reduce((sum, { rows }) => sum + rows, 0);
    },
    discard: async () => {
      gzip.destroy();
      await written.catch(() => undefined);
      await rm(partial, { force: true });
    },
  };
};
