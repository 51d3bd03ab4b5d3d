import { keys } from "../store/keys.ts";
import type { MediaStore } from "../store/media.ts";
import { type RecordMemo, StoreUnavailable } from "./remembered-record.ts";

type Media = Pick<MediaStore, "find">;

/**
 * Records, none of which is said to be absent while KV has not all that the ledger knows: 503 is the
 * answer then, for a wrong 404 or a feed without entries is believed. Only what is not found asks for the
 * settings, which say so.
 */
export const wholeRecords = (memo: RecordMemo): RecordMemo => ({
  read: async (kind, key) => {
    const record = await memo.read(kind, key);
    // Whatever else is asked for stands with the settings, and nothing is published without them.
    if (!record && kind !== "publication") await refuseIfMissing(memo, key, kind !== "redirect");
    return record;
  },
  readAll: async (kind, wanted) => {
    const found = await memo.readAll(kind, wanted);
    const missing = wanted.find((key) => !found.has(key));
    if (missing !== undefined) await refuseIfMissing(memo, missing, true);
    return found;
  },
  get epoch() {
    return memo.epoch;
  },
  distrust: (isTakedown) => memo.distrust(isTakedown),
});

/** The same of files. */
export const wholeMedia = (media: Media, memo: RecordMemo): Media => ({
  find: async (name) => {
    const file = await media.find(name);
    if (!file) await refuseIfMissing(memo, keys.media(name), true);
    return file;
  },
});

/** @param isAnswered whether who asks answers for himself where there are no settings */
const refuseIfMissing = async (
  memo: RecordMemo,
  key: string,
  isAnswered: boolean,
): Promise<void> => {
  const publication = await memo.read("publication", keys.publication());
  publication?.discard();
  const isIncomplete = publication ? publication.metadata.isIncomplete : !isAnswered;
  if (isIncomplete) throw new StoreUnavailable(`KV lacks records, and may lack ${key}`);
};
