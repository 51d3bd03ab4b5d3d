import type { Article, BylineRole, Development, Licence, Note } from "./article.ts";
import type { Block, Card } from "./block.ts";
import type { EditionEntry } from "./edition.ts";
import type { Slug, TagUri } from "./identity.ts";
import type { Instant } from "./instant.ts";
import type { Direction, LanguageTag } from "./language.ts";
import type { Audio, Picture, Video } from "./media.ts";
import { labelOf } from "./label.ts";
import type { Publication } from "./publication.ts";

/** An article as a feed or page shows it: labels resolved, its URLs absolute. */
export interface Entry {
  readonly id: TagUri;
  /** The permalink, absolute. */
  readonly url: string;
  /** `url`, or the original's when the article stands elsewhere first. */
  readonly canonicalUrl: string;
  readonly title: string;
  readonly summary: string;
  readonly language: LanguageTag;
  readonly direction: Direction;
  readonly publishedAt: Instant;
  readonly updatedAt: Instant;
  /** Everybody of the byline in its order. */
  readonly people: readonly Person[];
  readonly section: Category;
  readonly topics: readonly Category[];
  readonly story?: Category;
  readonly licence: Licence;
  readonly picture?: Picture;
  /** Audio and video of the body, in its order. */
  readonly recordings: readonly Recording[];
  readonly cards: readonly Card[];
  readonly corrections: readonly Note[];
  readonly developments: readonly Development[];
  readonly body: EditionEntry["body"];
}

export interface Person {
  /** Key of the publication's authors: who they are, whatever their role. */
  readonly key: Slug;
  readonly name: string;
  readonly kind: "person" | "organization";
  readonly role: BylineRole;
  /** Their page here for writers, elsewhere for others who have one; absolute. */
  readonly url?: string;
}

/** A section, topic or running story: `scheme` + key is its page. */
export interface Category {
  readonly key: Slug;
  readonly label: string;
  /** Of the label: the publication's, whatever the article's. */
  readonly language: LanguageTag;
  /** Absolute URL that ends in a slash. */
  readonly scheme: string;
  readonly url: string;
}

export type Recording = ({ readonly kind: "audio" } & Audio) | ({ readonly kind: "video" } & Video);

/** A path of ours made absolute; an absolute URL stays as it is. */
export const absoluteUrl = (url: string, baseUrl: string): string =>
  url.startsWith("/") ? `${baseUrl}${url}` : url;

export const articlePath = (slug: Slug): string => `/articles/${slug}`;

export const entryOf = (
  article: Article,
  publication: Publication,
  body: EditionEntry["body"] = "full",
): Entry => {
  const { baseUrl } = publication;
  const url = `${baseUrl}${articlePath(article.slug)}`;
  return {
    id: article.id,
    url,
    canonicalUrl: article.canonicalUrl ?? url,
    title: article.title,
    summary: article.summary,
    language: article.language,
    direction: article.direction,
    publishedAt: article.publishedAt,
    updatedAt: article.updatedAt,
    people: peopleOf(article, publication),
    section: categoryOf("sections", article.section, publication),
    topics: article.topics.map((topic) => categoryOf("topics", topic, publication)),
    ...storyOf(article, publication),
    licence: article.licence ?? publication.licence,
    ...(article.picture && { picture: absolutePicture(article.picture, baseUrl) }),
    recordings: article.cards.flatMap(({ blocks }) =>
      blocks.flatMap((block) => recordingOf(block, baseUrl)),
    ),
    cards: article.cards,
    corrections: article.corrections,
    developments: article.developments,
    body,
  };
};

export const writersOf = (entry: Pick<Entry, "people">): readonly Person[] =>
  entry.people.filter(({ role }) => role === "writer");

/** Everybody who is no writer, once whatever their roles: feeds have no roles to tell apart. */
export const contributorsOf = ({ people }: Pick<Entry, "people">): readonly Person[] =>
  people.filter(
    ({ key }, index) =>
      !people.some(
        (other, place) => other.key === key && (other.role === "writer" || place < index),
      ),
  );

export const absolutePicture = (picture: Picture, baseUrl: string): Picture => ({
  ...picture,
  url: absoluteUrl(picture.url, baseUrl),
  ...(picture.renditions && {
    renditions: picture.renditions.map((rendition) => ({
      ...rendition,
      url: absoluteUrl(rendition.url, baseUrl),
    })),
  }),
});

/** Chapters, if there are any, with absolute addresses of their pages. */
export const absoluteChapters = (
  { chapters }: Pick<Audio, "chapters">,
  baseUrl: string,
): Pick<Audio, "chapters"> =>
  chapters
    ? {
        chapters: chapters.map((chapter) => ({
          ...chapter,
          ...(chapter.url && { url: absoluteUrl(chapter.url, baseUrl) }),
        })),
      }
    : {};

const peopleOf = (article: Article, publication: Publication): readonly Person[] =>
  article.byline.map(({ author, role }) => {
    const known = labelOf(publication.authors, author);
    const url = role === "writer" ? `${publication.baseUrl}/authors/${author}` : known?.url;
    return {
      key: author,
      name: known?.name ?? author,
      kind: known?.kind ?? "person",
      role,
      ...(url && { url }),
    };
  });

/** A story that the settings do not have (yet) is not named: it has no page. */
const storyOf = ({ story }: Article, publication: Publication): Pick<Entry, "story"> =>
  story !== undefined && labelOf(publication.stories ?? {}, story)
    ? { story: categoryOf("stories", story, publication) }
    : {};

const categoryOf = (
  kind: "sections" | "topics" | "stories",
  key: Slug,
  publication: Publication,
): Category => {
  const scheme = `${publication.baseUrl}/${kind}/`;
  return {
    key,
    label: labelOf(publication[kind] ?? {}, key)?.label ?? key,
    language: publication.language,
    scheme,
    url: `${scheme}${key}`,
  };
};

const recordingOf = (block: Block, baseUrl: string): readonly Recording[] => {
  if (block.type === "audio") {
    const { url, transcriptUrl } = block.audio;
    const audio = { ...block.audio, url: absoluteUrl(url, baseUrl) };
    const transcript = transcriptUrl && { transcriptUrl: absoluteUrl(transcriptUrl, baseUrl) };
    return [{ kind: "audio", ...audio, ...transcript, ...absoluteChapters(audio, baseUrl) }];
  }
  if (block.type === "video") {
    const { url, poster, captionsUrl } = block.video;
    return [
      {
        kind: "video",
        ...block.video,
        url: absoluteUrl(url, baseUrl),
        ...(poster && { poster: absolutePicture(poster, baseUrl) }),
        ...(captionsUrl && { captionsUrl: absoluteUrl(captionsUrl, baseUrl) }),
        ...absoluteChapters(block.video, baseUrl),
      },
    ];
  }
  return [];
};
