/** How long the memo answers without asking KV: part of every bound on freshness and takedown. */
export const MEMO_TRUST_SECONDS = 5;

/** When KV was asked. */
export interface Asked {
  readonly checkedAt: number;
  /** How often the memo had been distrusted by then. */
  readonly epoch: number;
}

/** How long what KV said is taken for what it says. */
export interface Trust {
  /** How often the memo had been distrusted when KV was asked; trust ends with the next time. */
  readonly epoch: number;
  /** Unix milliseconds. */
  readonly untilMs: number;
}

/** How long two records are trusted both. */
export const jointTrust = (one: Trust, other: Trust): Trust => ({
  epoch: Math.min(one.epoch, other.epoch),
  untilMs: Math.min(one.untilMs, other.untilMs),
});

export const trustIn = ({ epoch, checkedAt }: Asked): Trust => ({
  epoch,
  untilMs: checkedAt + MEMO_TRUST_SECONDS * 1000,
});
