import { createHash } from "node:crypto";
import { mkdir, rename, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { MEDIA_MAX_BYTES } from "../../model/media.ts";
import type { Client } from "../client.ts";
import { inLanes } from "../lanes.ts";
import { ifPresent } from "../missing-file.ts";
import type { Progress } from "../progress.ts";
import { mediaApiPath } from "../upload.ts";

export interface DownloadedMedia {
  /** How many are in the folder now. */
  readonly present: number;
  readonly missing: readonly { readonly name: string; readonly detail: string }[];
}

const LANES = 4;

/** Fetches files, published or not, into a folder, each under its digest, which is checked; what is there stays. */
export const downloadMedia = async (
  client: Client,
  folder: string,
  names: readonly string[],
  progress: Progress,
): Promise<DownloadedMedia> => {
  await mkdir(folder, { recursive: true });
  const missing: { readonly name: string; readonly detail: string }[] = [];
  const step = progress.begin("Media", names.length, "items");
  await inLanes(LANES, names, async (name) => {
    const detail = await download(client, join(folder, name), name);
    if (detail !== undefined) missing.push({ name, detail: `${name}: ${detail}` });
    step.advance(1);
  });
  step.end();
  return { present: names.length - missing.length, missing };
};

/** @returns why it is not there, if it is not */
const download = async (
  client: Client,
  file: string,
  name: string,
): Promise<string | undefined> => {
  if (await ifPresent(stat(file))) return undefined;
  const fetched = await client.download(`${mediaApiPath(name)}/content`, MEDIA_MAX_BYTES);
  if (!fetched.ok) return fetched.error;
  const bytes = fetched.value;
  const digest = createHash("sha256").update(bytes).digest("hex");
  if (!name.startsWith(`${digest}.`)) return "has other bytes than its name says";
  await writeFile(`${file}.tmp`, bytes);
  await rename(`${file}.tmp`, file);
  return undefined;
};
