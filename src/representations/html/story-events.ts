import { noteAnchor } from "../../model/feed.ts";
import type { Entry } from "../../model/entry.ts";
import { type InlineHtml, plainText } from "../../model/inline.ts";
import { cardAnchor } from "./cards.tsx";
import type { Written } from "./furniture.ts";

/** Something that happened in a running story, as one of its articles tells it. */
export interface StoryEvent {
  /** An instant, or a calendar day, month or year. */
  readonly at: string;
  /** Where it is told: the article, or a place in it. Absolute. */
  readonly url: string;
  /** How the article is written. */
  readonly within: Written;
  /** Of the article, or of a later development. */
  readonly title?: string;
  readonly html?: InlineHtml;
}

/**
 * What happened, oldest first: each article when it was published, its later developments, and the
 * events of its timelines. What several tell alike is taken from the newest of them.
 * @param entries newest first
 */
export const storyEvents = (entries: readonly Entry[]): readonly StoryEvent[] => {
  const events = new Map<string, StoryEvent>();
  for (const event of entries.flatMap(eventsOf)) {
    const told = JSON.stringify([event.at, event.title, event.html && plainText(event.html)]);
    if (!events.has(told)) events.set(told, event);
  }
  return [...events.values()].toSorted(
    (one, other) => Number(one.at > other.at) - Number(one.at < other.at),
  );
};

const eventsOf = (entry: Entry): readonly StoryEvent[] => {
  const { url, title, publishedAt, cards, developments } = entry;
  const within = { language: entry.language, direction: entry.direction };
  return [
    ...cards.flatMap(({ blocks }, card) =>
      blocks
        .flatMap((block) => (block.type === "timeline" ? block.events : []))
        .map(({ at, html }) => ({ at, url: `${url}#${cardAnchor(card)}`, within, html })),
    ),
    { at: publishedAt, url, within, title },
    ...developments.map((note) => ({
      at: note.at,
      url: `${url}#${noteAnchor("developments", note.at)}`,
      within,
      title: note.title,
      html: note.html,
    })),
  ];
};
