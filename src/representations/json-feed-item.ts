import { type Entry, type Person, type Recording, writersOf } from "../model/entry.ts";
import type { Feed } from "../model/feed.ts";
import { plainText } from "../model/inline.ts";
import { storyMember } from "./article-json.ts";
import { absoluteNote } from "./markup/absolute.ts";
import { feedBody } from "./markup/body.ts";
import { plainBody } from "./markup/plain.ts";

/** JSON Feed 1.1, "Items". Members without a value are left out. */
export const jsonFeedItem = (entry: Entry, feed: Feed) => {
  const { publication } = feed;
  const writers = writersOf(entry);
  return {
    id: entry.id,
    url: entry.url,
    ...(entry.canonicalUrl !== entry.url && { external_url: entry.canonicalUrl }),
    title: entry.title,
    summary: entry.summary,
    content_html: feedBody(entry, publication),
    content_text: plainBody(entry, publication),
    // Readers with a detail view take the banner, lists take the image: both show the opening picture.
    ...(entry.picture && { image: entry.picture.url, banner_image: entry.picture.url }),
    date_published: entry.publishedAt,
    date_modified: entry.updatedAt,
    ...(writers.length > 0 && { authors: writers.map(jsonFeedAuthor) }),
    tags: [entry.section, ...entry.topics].map(({ label }) => label),
    ...(entry.language !== feed.language && { language: entry.language }),
    ...(entry.recordings.length > 0 && { attachments: entry.recordings.map(attachment) }),
    _edgewire: extension(entry, publication.baseUrl),
  };
};

const jsonFeedAuthor = ({ name, url }: Person) => ({ name, ...(url && { url }) });

const jsonFeedRole = ({ name, role, url }: Person) => ({ name, role, ...(url && { url }) });

const attachment = ({ url, type, title, bytes, durationSeconds }: Recording) => ({
  url,
  mime_type: type,
  title,
  size_in_bytes: bytes,
  duration_in_seconds: durationSeconds,
});

/** What JSON Feed has no member for; documented in the schema that `about` names. */
const extension = (entry: Entry, baseUrl: string) => {
  const kickers = entry.cards.flatMap(({ kicker }) => (kicker ? [kicker] : []));
  return {
    body: entry.body,
    direction: entry.direction,
    licence: entry.licence,
    roles: entry.people.map(jsonFeedRole),
    ...(kickers.length > 0 && { kickers }),
    ...(entry.story && { story: storyMember(entry.story) }),
    ...(entry.corrections.length > 0 && {
      corrections: entry.corrections.map((note) => ({
        date: note.at,
        text: plainText(note.html),
        html: absoluteNote(note, baseUrl).html,
      })),
    }),
  };
};
