import type { BylineRole } from "../model/article.ts";
import type { Entry, Recording } from "../model/entry.ts";
import type { MediaCredit } from "../model/media.ts";

/** Somebody's part in an episode, in the words of the Podcast Taxonomy (podcasttaxonomy.com). */
interface Part {
  readonly role: string;
  readonly group: string;
}

interface PodcastPerson extends Part {
  readonly name: string;
  readonly url?: string;
}

/** The taxonomy has no photographers and illustrators: who makes "any custom visuals" is this. */
const VISUALS: Part = { role: "graphic designer", group: "visuals" };

const BYLINE_PARTS: Readonly<Record<BylineRole, Part>> = {
  writer: { role: "writer", group: "writing" },
  editor: { role: "editor", group: "writing" },
  translator: { role: "translator", group: "writing" },
  photographer: VISUALS,
  illustrator: VISUALS,
  // In a newsroom who contributes has reported: "finds and investigates news or stories".
  contributor: { role: "reporter", group: "cast" },
};

const CREDIT_PARTS: Readonly<
  Record<Recording["kind"], Readonly<Record<MediaCredit["role"], Part>>>
> = {
  audio: {
    author: { role: "author", group: "writing" },
    producer: { role: "producer", group: "creative direction" },
    editor: { role: "audio editor", group: "audio post-production" },
    photographer: VISUALS,
    illustrator: VISUALS,
  },
  video: {
    author: { role: "author", group: "writing" },
    producer: { role: "producer", group: "creative direction" },
    editor: { role: "editor", group: "video post-production" },
    photographer: { role: "camera operator", group: "video production" },
    illustrator: VISUALS,
  },
};

/** Everybody of the byline, and whoever made the recording, each part once. */
export const podcastPeople = (
  entry: Pick<Entry, "people">,
  recording: Recording,
): readonly PodcastPerson[] => {
  const byline = entry.people.map(({ name, role, url }) => ({
    ...BYLINE_PARTS[role],
    name,
    ...(url && { url }),
  }));
  const { credit, kind } = recording;
  const made = credit ? [{ ...CREDIT_PARTS[kind][credit.role], name: credit.name }] : [];
  return [...byline, ...made].filter(
    (person, index, all) => all.findIndex((other) => isSamePart(person, other)) === index,
  );
};

const isSamePart = (one: PodcastPerson, other: PodcastPerson): boolean =>
  one.name === other.name && one.role === other.role && one.group === other.group;
