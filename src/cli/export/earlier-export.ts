import { createHash } from "node:crypto";
import { mkdir, readFile, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { STATE_FOLDER, writeWhole } from "../manifest.ts";
import { ifPresent } from "../missing-file.ts";

/** An article that an export wrote into a folder. */
export interface WrittenFile {
  /** Of its bytes: a file that has others now is somebody's own. */
  readonly digest: string;
  readonly id: string;
}

/** By path in the folder. */
export type WrittenFiles = ReadonlyMap<string, WrittenFile>;

const FORMAT = z.strictObject({
  version: z.literal(1),
  files: z.array(z.tuple([z.string(), z.object({ digest: z.string(), id: z.string() })])),
});

export const digestOf = (bytes: string | Uint8Array): string =>
  createHash("sha256").update(bytes).digest("hex");

const recordFile = (directory: string, folder: string): string =>
  join(directory, STATE_FOLDER, "exports", `${digestOf(folder).slice(0, 16)}.json`);

/** What earlier exports wrote into a folder; nothing, where no record of it can be read. */
export const readWritten = async (directory: string, folder: string): Promise<WrittenFiles> => {
  const text = await ifPresent(readFile(recordFile(directory, folder), "utf8"));
  try {
    return new Map(FORMAT.parse(JSON.parse(text ?? "")).files);
  } catch {
    return new Map(); // Absent, cut short, or of another version: then nothing is ours to remove
  }
};

export const keepWritten = async (
  directory: string,
  folder: string,
  written: WrittenFiles,
): Promise<void> => {
  await mkdir(join(directory, STATE_FOLDER, "exports"), { recursive: true });
  const files = [...written].sort(([a], [b]) => (a < b ? -1 : 1));
  await writeWhole(recordFile(directory, folder), `${JSON.stringify({ version: 1, files })}\n`);
};

/** The texts below some folders of a folder that `publish` or `import` would take for articles. */
export const articleFiles = async (
  folder: string,
  parts: readonly string[],
): Promise<readonly string[]> => {
  const found = await Promise.all(
    parts.map(async (part) => {
      const paths = (await ifPresent(readdir(join(folder, part), { recursive: true }))) ?? [];
      return paths.map((path) => `${part}/${path.replaceAll("\\", "/")}`);
    }),
  );
  return found
    .flat()
    .filter((path) => /\.(?:md|mdx|markdown)$/.test(path) && !/\/\./.test(path))
    .sort();
};

/**
 * Removes files of articles that stand elsewhere in the folder now, under another slug or in another state,
 * where an earlier export wrote them and nobody has changed them since. What the server does not have at all
 * stays: it may be another server, or one that has lost it.
 * @param now what this export wrote
 * @returns which those were
 */
export const removeMoved = async (
  folder: string,
  paths: readonly string[],
  earlier: WrittenFiles,
  now: WrittenFiles,
): Promise<ReadonlySet<string>> => {
  const ids = new Set([...now.values()].map(({ id }) => id));
  const removed = new Set<string>();
  for (const path of paths) {
    const known = earlier.get(path);
    if (!known || !ids.has(known.id)) continue;
    const bytes = await ifPresent(readFile(join(folder, path)));
    if (!bytes || digestOf(bytes) !== known.digest) continue;
    await rm(join(folder, path));
    removed.add(path);
  }
  return removed;
};
