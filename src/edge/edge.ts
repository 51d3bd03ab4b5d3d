import type { Settings } from "../settings.ts";
import { type PreviewKey, previewKey } from "./article-preview/key.ts";
import { type Documents, rememberedDocuments } from "./documents.ts";
import { type FetchLog, fetchLog } from "./fetch-log.ts";
import { wholeMedia, wholeRecords } from "./incomplete.ts";
import { memoRecords } from "./memo.ts";
import { type RecordMemo, StoreUnavailable } from "./remembered-record.ts";
import type { Ports } from "./ports.ts";
import type { Provenances } from "./provenance.ts";
import { type Sightings, hourlySightings } from "./sightings.ts";

/** What routes work with: ports, and what this isolate remembers. */
export interface Edge extends Omit<Ports, "records"> {
  readonly records: RecordMemo;
  readonly documents: Documents;
  readonly fetchLog: FetchLog;
  readonly sightings: Sightings;
  readonly provenances: Provenances;
  readonly previewKey: PreviewKey;
  /** Whether readers may have the newest entries of a feed alone (RFC 3229). */
  readonly deltas: boolean;
}

/** To be made once per isolate, for the memo lives in it. */
export const createEdge = (ports: Ports, { deltas }: Pick<Settings, "deltas">): Edge => {
  const memo = memoRecords(ports.records, ports.now);
  return {
    ...ports,
    media: wholeMedia(guarded(ports.media), memo),
    records: wholeRecords(memo),
    documents: rememberedDocuments(),
    fetchLog: fetchLog(),
    sightings: hourlySightings(ports),
    provenances: new WeakMap(),
    previewKey: previewKey(ports),
    deltas,
  };
};

/** A failing KV is a 503, for media as for records. */
const guarded = (media: Ports["media"]): Ports["media"] => ({
  find: (name) => media.find(name).catch(unavailable(name)),
});

const unavailable =
  (name: string) =>
  (cause: unknown): never => {
    throw new StoreUnavailable(`KV does not answer for ${name}`, { cause });
  };
