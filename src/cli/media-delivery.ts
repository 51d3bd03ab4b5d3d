import { basename } from "node:path";
import type { Courier } from "./courier.ts";
import { inLanes } from "./lanes.ts";
import type { MediaFile } from "./media-file.ts";
import { type Uploaded, lookForFile, upload } from "./upload.ts";

/** What became of the files that articles use. */
export interface MediaDelivery {
  /** By name; files whose turn never came are not there. */
  readonly outcomes: ReadonlyMap<string, Uploaded>;
  readonly sentFiles: number;
  readonly sentBytes: number;
}

const LANES = 8;
/** The server holds each file whole while it checks it: two of 25 MiB leave an isolate room. */
const UPLOAD_LANES = 2;

/** Sends each file the server does not have. Once the server is silent, nothing more is tried. */
export const deliverMedia = async (
  { client, progress }: Pick<Courier, "client" | "progress">,
  files: readonly MediaFile[],
): Promise<MediaDelivery> => {
  const wanted = [...new Map(files.map((file) => [file.name, file])).values()];
  const outcomes = new Map<string, Uploaded>();
  const missing: MediaFile[] = [];
  let silent = false;
  const keep = (file: MediaFile, outcome: Uploaded): void => {
    outcomes.set(file.name, outcome);
    silent ||= outcome.kind === "unanswered";
  };
  await inLanes(LANES, wanted, async (file) => {
    if (silent) return;
    const found = await lookForFile(client, file);
    if (found.kind === "missing") missing.push(file);
    else keep(file, found);
  });
  if (missing.length === 0) return { outcomes, sentFiles: 0, sentBytes: 0 };

  const sent: MediaFile[] = [];
  const step = progress.begin("Media", bytesOf(missing), "bytes");
  await inLanes(UPLOAD_LANES, missing, async (file) => {
    if (silent) return;
    const outcome = await upload(client, file, step.advance);
    keep(file, outcome);
    if (outcome.kind !== "sent") return;
    sent.push(file);
    step.finished(`${basename(file.path)} sent`);
  });
  step.end();
  return { outcomes, sentFiles: sent.length, sentBytes: bytesOf(sent) };
};

const bytesOf = (files: readonly MediaFile[]): number =>
  files.reduce((sum, { bytes }) => sum + bytes, 0);
