import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { finished } from "node:stream/promises";
import { type Result, fail, ok } from "../../model/result.ts";
import { STATE_FOLDER } from "../manifest.ts";
import type { ForeignArticle, ForeignItem } from "./foreign-article.ts";
import type { Source } from "./source.ts";
import { type Survey, surveyor } from "./survey.ts";

/** The files that one import keeps in the project: `.edgewire/imports/<hash>.*`. */
export const importFile = async (
  directory: string,
  source: string,
  host: string,
  ending: string,
): Promise<string> => {
  const folder = join(directory, STATE_FOLDER, "imports");
  await mkdir(folder, { recursive: true });
  const hash = createHash("sha256").update(`${source}\n${host}`).digest("hex").slice(0, 16);
  return join(folder, `${hash}.${ending}`);
};

/**
 * Reads the source once, from beginning to end, drafts as articles where they are wanted, and lays its articles down one a line, so that memory
 * holds no more than what tells them apart.
 */
export const spooled = async (
  source: Source,
  file: string,
  withDrafts: boolean,
): Promise<Result<Survey, string>> => {
  const survey = surveyor();
  const out = createWriteStream(file);
  const items = source.items();
  for (;;) {
    const next = await items.next();
    if (next.done) {
      out.end();
      await finished(out);
      return next.value.ok ? ok(survey.done()) : fail(next.value.error);
    }
    const item = withDrafts ? asArticle(next.value) : next.value;
    survey.note(item);
    if (item.kind !== "article") continue;
    if (!out.write(`${JSON.stringify(item.article)}\n`)) await once(out, "drain");
  }
};

const asArticle = (item: ForeignItem): ForeignItem =>
  item.kind === "skipped" && item.draft
    ? { kind: "article", article: { ...item.draft, isDraft: true } }
    : item;

/** The articles that were laid down, one after the other. */
export async function* articlesIn(file: string): AsyncGenerator<ForeignArticle> {
  const lines = createInterface({ input: createReadStream(file), crlfDelay: Infinity });
  for await (const line of lines) yield JSON.parse(line) as ForeignArticle;
}
