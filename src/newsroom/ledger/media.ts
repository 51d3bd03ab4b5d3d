import { keys } from "../../store/keys.ts";
import type { KeptMedia } from "../newsroom.ts";
import type { Target } from "../target.ts";

/** A row takes 2 MB (developers.cloudflare.com/durable-objects/platform/limits). */
const CHUNK_BYTES = 1_900_000;

/** Settings use files as articles do, whose ids are `tag:` URIs. */
export const SETTINGS = "settings";

/** Files, whole, whether or not anybody has published them; and which of them readers are to have. */
export class Media {
  readonly #storage: DurableObjectStorage;
  readonly #sql: SqlStorage;

  constructor(storage: DurableObjectStorage) {
    this.#storage = storage;
    this.#sql = storage.sql;
  }

  /** Takes a file whose name was found to be right. @returns whether the name is new */
  keep(name: string, type: string, file: Uint8Array): boolean {
    if (this.hasBytes(name)) return false;
    const isNew = !this.kept([name]).has(name);
    this.#storage.transactionSync(() => {
      this.#sql.exec(
        "INSERT OR IGNORE INTO media (name, type, bytes) VALUES (?, ?, ?)",
        name,
        type,
        file.byteLength,
      );
      for (let at = 0; at < file.byteLength; at += CHUNK_BYTES) {
        this.#sql.exec(
          "INSERT INTO media_chunk (name, number, bytes) VALUES (?, ?, ?)",
          name,
          at / CHUNK_BYTES,
          file.slice(at, at + CHUNK_BYTES),
        );
      }
    });
    return isNew;
  }

  /** Those of the names that we have. */
  kept(names: readonly string[]): ReadonlyMap<string, KeptMedia> {
    const rows = this.#sql.exec<{ name: string; type: string; bytes: number }>(
      "SELECT name, type, bytes FROM media WHERE name IN (SELECT value FROM json_each(?))",
      JSON.stringify(names),
    );
    return new Map(rows.toArray().map(({ name, ...media }) => [name, media]));
  }

  /** False for what was uploaded when files went to KV alone. */
  hasBytes(name: string): boolean {
    return this.#finds("SELECT 1 FROM media_chunk WHERE name = ? LIMIT 1", name);
  }

  bytesOf(name: string, length: number): Uint8Array {
    const file = new Uint8Array(length);
    const chunks = this.#sql.exec<{ number: number; bytes: ArrayBuffer }>(
      "SELECT number, bytes FROM media_chunk WHERE name = ?",
      name,
    );
    for (const { number, bytes } of chunks) file.set(new Uint8Array(bytes), number * CHUNK_BYTES);
    return file;
  }

  /** Forgets a file whose bytes are nowhere any longer, so that it may be uploaded again. */
  forget(name: string): void {
    this.#sql.exec("DELETE FROM media WHERE name = ?", name);
  }

  /**
   * Notes what a live article, or the settings, name from now on. What they named before stays theirs
   * until `release`: KV shows it still.
   * @returns those that KV may not hold yet
   */
  use(user: string, names: readonly string[]): readonly string[] {
    const missing = this.#sql
      .exec<{ name: string }>(
        `SELECT DISTINCT value AS name FROM json_each(?)
         WHERE NOT EXISTS (SELECT 1 FROM media_use WHERE name = value)
            OR EXISTS (SELECT 1 FROM outbox WHERE key = ? || value)`,
        JSON.stringify(names),
        keys.media(""),
      )
      .toArray();
    this.#sql.exec(
      "INSERT OR IGNORE INTO media_use (name, article_id) SELECT value, ? FROM json_each(?)",
      user,
      JSON.stringify(names),
    );
    return missing.map(({ name }) => name);
  }

  /** Forgets all that a user had but these. @returns what nobody uses any longer */
  release(user: string, names: readonly string[]): readonly string[] {
    return this.#sql
      .exec<{ name: string }>(
        `DELETE FROM media_use
         WHERE article_id = ? AND name NOT IN (SELECT value FROM json_each(?)) RETURNING name`,
        user,
        JSON.stringify(names),
      )
      .toArray()
      .map(({ name }) => name)
      .filter((name) => !this.#finds("SELECT 1 FROM media_use WHERE name = ? LIMIT 1", name));
  }

  /** Whether readers are to have a file: a live article names it, or the settings do. */
  isPublic(name: string): boolean {
    return this.#finds(
      `SELECT 1 FROM media_use LEFT JOIN article ON id = article_id
       WHERE name = ? AND (state = 'live' OR article_id = ?) LIMIT 1`,
      name,
      SETTINGS,
    );
  }

  /** Whether it is projected with a whole file in memory: to be written, or to be taken into the ledger. */
  isHeavy(target: Target): boolean {
    return target.kind === "media" && (this.isPublic(target.name) || !this.hasBytes(target.name));
  }

  #finds(query: string, ...bindings: readonly string[]): boolean {
    return this.#sql.exec(query, ...bindings).toArray().length > 0;
  }
}
