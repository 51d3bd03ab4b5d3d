import type { WithdrawalNotice } from "./submission.ts";

/** What an article can be. Only a live one is in feeds; of the first two, nobody outside knows. */
export const ARTICLE_STATES = [
  "draft",
  "scheduled",
  "live",
  /** Withdrawn: 410. */
  "gone",
  /** Withdrawn for a legal demand: 451. */
  "legal",
  /** Withdrawn, but its permalink says that it was: 200 with a notice. */
  "retracted",
] as const;

export type ArticleState = (typeof ARTICLE_STATES)[number];
type HeldState = "draft" | "scheduled";
export type PreviewableState = HeldState | "live";
export type WithdrawnState = Exclude<ArticleState, HeldState | "live">;

/** Whether it is in the ledger only: not public, and never was. */
export const isHeld = (state: ArticleState): state is HeldState =>
  state === "draft" || state === "scheduled";

/** Whether somebody may be shown how it would be: of what was withdrawn nothing is shown. */
export const isPreviewable = (state: ArticleState): state is PreviewableState =>
  state === "live" || isHeld(state);

/** The state that a withdrawal leads to. */
export const withdrawnState = ({
  demand,
  retracted,
}: Pick<WithdrawalNotice, "demand" | "retracted">): WithdrawnState => {
  if (demand) return "legal";
  return retracted ? "retracted" : "gone";
};

/**
 * In which states of an article each command has something to decide; in the others it is illegal.
 * Where no article is, `saveDraft` and `publish` (by its own word `schedule` or `withdraw`) make one.
 */
export const LEGAL_IN = {
  saveDraft: ["draft"],
  publish: ["draft", "scheduled", "live"],
  schedule: ["draft", "scheduled"],
  unschedule: ["scheduled"],
  correct: ["live"],
  // Of what was never public a tombstone would be the first to speak.
  withdraw: ["live", "gone", "legal", "retracted"],
  reinstate: ["gone", "legal", "retracted"],
  move: ["draft", "scheduled", "live"],
  deleteDraft: ["draft"],
  restore: ["draft", "live"],
} as const satisfies Readonly<Record<string, readonly ArticleState[]>>;

export type ArticleCommand = keyof typeof LEGAL_IN;
