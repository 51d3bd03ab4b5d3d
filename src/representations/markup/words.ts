import type { Embed } from "../../model/block.ts";
import type { FeedKind } from "../../model/feed-key.ts";
import type { MediaCredit } from "../../model/media.ts";

/** Every English word that a feed adds to what the newsroom wrote. */
export const WORDS = {
  inContext: "In context",
  developments: "What happened next",
  correction: "Correction",
  readArticle: "Read the article",
  listen: "Listen",
  watch: "Watch",
  transcript: "Transcript",
  source: "Source",
} as const;

/** What people call the kinds of feeds. */
export const KIND_NAMES = {
  feeds: "Selections",
  sections: "Sections",
  stories: "Running stories",
  topics: "Topics",
  languages: "Languages",
  authors: "Writers",
} as const satisfies Record<FeedKind, string>;

export const CREDITS = {
  photographer: "Photo",
  illustrator: "Illustration",
  author: "Author",
  producer: "Production",
  editor: "Editing",
} as const satisfies Record<MediaCredit["role"], string>;

export const PROVIDERS = {
  youtube: "YouTube",
  vimeo: "Vimeo",
  x: "X",
  link: undefined,
} as const satisfies Record<Embed["provider"], string | undefined>;

const MONTHS =
  "January February March April May June July August September October November December".split(
    " ",
  );

const DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}:\d{2})(?::\d{2})?Z)?)?)?$/;

/**
 * An instant, day, month or year as English readers write it, in UTC: "3 May 2017, 06:20 UTC".
 * Spelled from its digits, so it is the same on every machine; anything else stays as it is.
 */
export const englishDate = (at: string): string => {
  const [, year, month, day, time] = DATE.exec(at) ?? [];
  const monthName = month && MONTHS[Number(month) - 1];
  if (!year || (month && !monthName)) return at;
  const date = [day && String(Number(day)), monthName, year].filter(Boolean).join(" ");
  return time ? `${date}, ${time} UTC` : date;
};

/** The day of an instant: "21 November 2026". */
export const englishDay = (at: string): string => englishDate(at.slice(0, 10));

/** Seconds as a player shows them: "4:05", "1:02:03". */
export const clockTime = (seconds: number): string => {
  const whole = Math.round(seconds);
  const two = (part: number): string => String(part).padStart(2, "0");
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  return hours > 0
    ? `${hours}:${two(minutes)}:${two(whole % 60)}`
    : `${minutes}:${two(whole % 60)}`;
};

/** A moment of a recording as a player shows it: a second is shown until it is over. */
export const playedTime = (seconds: number): string => clockTime(Math.floor(seconds));
