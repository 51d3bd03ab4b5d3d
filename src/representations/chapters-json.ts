import { writersOf } from "../model/entry.ts";
import type { Chapter } from "../model/media.ts";
import type { ArticlePage } from "../model/page.ts";
import { jsonDocument } from "./markup/json.ts";
import type { ArticleRepresentation } from "./representation.ts";

/**
 * The chapters of an article's first recording, which is the one that podcast apps play: JSON Chapters
 * 1.2 (the Podcast namespace's `jsonChapters.md`).
 */
export const chaptersJson = {
  name: "chapters",
  file: "chapters.json",
  kind: "data",
  mediaType: "application/json+chapters",
  contentType: "application/json+chapters",
  title: "Chapters",
  rel: "related",
  standsFor: ({ entry }) => entry.recordings[0]?.chapters !== undefined,
  render: (page) => jsonDocument(chaptersDocument(page)),
} as const satisfies ArticleRepresentation;

const chaptersDocument = ({ entry, publication }: ArticlePage) => {
  const author = writersOf(entry)
    .map(({ name }) => name)
    .join(", ");
  return {
    version: "1.2.0",
    title: entry.title,
    ...(author && { author }),
    podcastName: publication.title,
    chapters: (entry.recordings[0]?.chapters ?? []).map(chapterObject),
  };
};

const chapterObject = ({ startSeconds, title, url }: Chapter) => ({
  startTime: startSeconds,
  title,
  ...(url && { url }),
});
