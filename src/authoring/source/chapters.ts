import type { Chapter } from "../../model/media.ts";

/** `1:05`, `1:02:03`, `0:03.25`: as chapters are read. */
const startText = (seconds: number): string => {
  const [whole = "0", fraction] = String(seconds).split(".");
  const all = Number(whole);
  const [hours, minutes] = [Math.floor(all / 3600), Math.floor(all / 60) % 60];
  const padded = (value: number): string => String(value).padStart(2, "0");
  const clock = hours > 0 ? `${hours}:${padded(minutes)}` : String(minutes);
  return `${clock}:${padded(all % 60)}${fraction === undefined ? "" : `.${fraction}`}`;
};

/** The items of the list in a recording: the start, and the title as `write` spells it. */
export const chapterItems = (
  chapters: readonly Chapter[],
  write: (title: string, url: string | undefined) => string,
): readonly string[] =>
  chapters.map(({ startSeconds, title, url }) => `${startText(startSeconds)} ${write(title, url)}`);
