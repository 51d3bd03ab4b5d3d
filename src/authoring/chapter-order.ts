import type { Chapter } from "../model/media.ts";

type Start = Pick<Chapter, "startSeconds">;

/**
 * What is wrong with where a chapter stands among the others, if anything is: players take the order
 * for granted (JSON Chapters 1.2), and nobody can go to what is not there.
 */
export const misplacement = (
  chapter: Start,
  before: Start | undefined,
  durationSeconds: number,
): string | undefined => {
  if (before && chapter.startSeconds <= before.startSeconds) {
    return "which is not after the chapter before it";
  }
  return chapter.startSeconds < durationSeconds
    ? undefined
    : `which is not within the recording's ${durationSeconds} seconds`;
};

/** To the millisecond, which is as near as any player goes. */
export const startOf = (seconds: number): number => Math.round(seconds * 1000) / 1000;
