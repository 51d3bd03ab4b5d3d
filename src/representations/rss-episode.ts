import type { Extension } from "feed";
import type { Entry, Recording } from "../model/entry.ts";
import { isArtwork } from "../model/podcast.ts";
import { chaptersJson } from "./chapters-json.ts";
import { podcastPeople } from "./podcast-person.ts";
import { artwork, explicitElement, itunesText, type PodcastFeed } from "./rss-podcast.ts";
import { rssElement, rssExtension } from "./rss-xml.ts";
import { transcriptOf } from "./transcript.ts";

/**
 * An entry as an episode, which is its first recording: the one that RSS has an enclosure for. Apple
 * knows an author of the show only; an episode's would be one writer more in several readers.
 */
export const episodeExtensions = (entry: Entry, feed: PodcastFeed): readonly Extension[] => {
  const [recording] = entry.recordings;
  if (!recording) return [];
  const { picture } = entry;
  return [
    rssExtension("itunes:title", itunesText(entry.title)),
    rssExtension("itunes:duration", rssElement(wholeSeconds(recording))),
    ...(picture && isArtwork(picture) ? [rssExtension("itunes:image", artwork(picture.url))] : []),
    rssExtension("itunes:explicit", explicitElement(feed.podcast)),
    ...additions(entry, recording),
  ];
};

/** The Podcast namespace's part. */
const additions = (entry: Entry, recording: Recording): readonly Extension[] => {
  const transcript = transcriptOf(recording);
  const people = podcastPeople(entry, recording).map(({ name, role, group, url }) =>
    rssElement(name, { role, group, href: url }),
  );
  return [
    ...(people.length > 0 ? [rssExtension("podcast:person", people)] : []),
    ...(transcript
      ? [
          rssExtension(
            "podcast:transcript",
            rssElement(undefined, {
              url: transcript.url,
              type: transcript.type,
              language: entry.language,
              rel: transcript.isCaptions ? "captions" : undefined,
            }),
          ),
        ]
      : []),
    ...(recording.chapters
      ? [
          rssExtension(
            "podcast:chapters",
            rssElement(undefined, {
              url: `${entry.url}/${chaptersJson.file}`,
              type: chaptersJson.mediaType,
            }),
          ),
        ]
      : []),
  ];
};

const wholeSeconds = ({ durationSeconds }: Recording): string =>
  String(Math.max(1, Math.round(durationSeconds)));
