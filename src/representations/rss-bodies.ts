import type { Feed } from "../model/feed.ts";
import { feedBody } from "./markup/body.ts";

/**
 * Stands where an entry's body goes. XML forbids the character, and `legalText` takes it out of
 * every text that reaches the library, so what is printed has it nowhere else.
 */
export const BODY_PLACE = "\0";

/**
 * Puts the bodies of a feed's entries where `feed` has printed their places. xml-js copies whatever
 * it prints once for each element around it, and a feed is nearly all bodies: a third of the time
 * that a fresh isolate takes for one went into copies.
 */
export const withBodies = (document: string, { entries, publication }: Feed): string => {
  const bodies = entries.flatMap((entry) =>
    entry.body === "full" ? [feedBody(entry, publication)] : [],
  );
  const [start, ...others] = document.split(BODY_PLACE);
  if (others.length !== bodies.length) {
    throw new Error(`There are ${others.length} places for ${bodies.length} bodies`);
  }
  return [start, ...others.flatMap((part, index) => [bodies[index], part])].join("");
};
