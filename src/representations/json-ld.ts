import type { BylineRole, Note } from "../model/article.ts";
import {
  absolutePicture,
  type Category,
  type Entry,
  type Person,
  type Recording,
} from "../model/entry.ts";
import { noteAnchor } from "../model/feed.ts";
import { plainText } from "../model/inline.ts";
import type { Picture } from "../model/media.ts";
import type { ArticlePage } from "../model/page.ts";
import type { Publication } from "../model/publication.ts";
import type { LanguageVersion } from "../model/translation.ts";
import { furtherPictures } from "./further-pictures.ts";

/**
 * A schema.org NewsArticle as the text of a `<script type="application/ld+json">`: `<` and the line
 * separators are escaped, so no text in it can end the element or open a comment.
 */
export const articleJsonLd = (page: ArticlePage): string => scriptJson(newsArticle(page));

const scriptJson = (value: object): string =>
  JSON.stringify(value)
    .replaceAll("<", "\\u003c")
    .replaceAll("\u2028", "\\u2028")
    .replaceAll("\u2029", "\\u2029");

const newsArticle = ({ entry, publication, versions }: ArticlePage): object => ({
  "@context": "https://schema.org",
  "@type": "NewsArticle",
  "@id": entry.id,
  url: entry.url,
  mainEntityOfPage: { "@type": "WebPage", "@id": entry.canonicalUrl },
  headline: entry.title,
  description: entry.summary,
  datePublished: entry.publishedAt,
  dateModified: entry.updatedAt,
  author: withRole(entry, "writer").map(agent),
  ...listed("editor", withRole(entry, "editor").map(agent)),
  ...listed("translator", withRole(entry, "translator").map(agent)),
  ...listed(
    "contributor",
    withRole(entry, "photographer", "illustrator", "contributor").map(agent),
  ),
  publisher: publisher(publication),
  ...listed("image", picturesOf(entry, publication.baseUrl).map(imageObject)),
  ...listed("audio", recordingsOf(entry, "audio")),
  ...listed("video", recordingsOf(entry, "video")),
  articleSection: entry.section.label,
  ...listed(
    "keywords",
    entry.topics.map(({ label }) => label),
  ),
  inLanguage: entry.language,
  ...translationData(entry, versions),
  ...(entry.story && { isPartOf: series(entry.story) }),
  license: entry.licence.url,
  isAccessibleForFree: true,
  ...listed(
    "correction",
    entry.corrections.map((note) => correctionComment(note, entry)),
  ),
});

/** A property that is absent rather than empty. */
const listed = (name: string, values: readonly unknown[]): object =>
  values.length > 0 ? { [name]: values } : {};

const withRole = (entry: Entry, ...roles: readonly BylineRole[]): readonly Person[] =>
  entry.people.filter(({ role }) => roles.includes(role));

const agent = ({ kind, name, url }: Person): object => ({
  "@type": kind === "person" ? "Person" : "Organization",
  name,
  ...(url && { url }),
});

/** schema.org names one original of a translation, and each translation of an original. */
const translationData = (entry: Entry, versions: readonly LanguageVersion[]): object => {
  const original = versions.find(({ isOriginal }) => isOriginal);
  if (!original) return {};
  return original.id === entry.id
    ? { workTranslation: versions.filter((version) => version !== original).map(inLanguage) }
    : { translationOfWork: inLanguage(original) };
};

const inLanguage = ({ id, url, title, language }: LanguageVersion): object => ({
  "@type": "NewsArticle",
  "@id": id,
  url,
  headline: title,
  inLanguage: language,
});

const series = ({ label, url }: Category): object => ({
  "@type": "CreativeWorkSeries",
  name: label,
  url,
});

const publisher = ({ publisher, baseUrl, logo }: Publication): object => ({
  "@type": "NewsMediaOrganization",
  name: publisher.name,
  url: `${baseUrl}/`,
  ...(logo && { logo: imageObject(absolutePicture(logo, baseUrl)) }),
});

/** The opening picture first, then those of the body in its order. */
const picturesOf = (entry: Entry, baseUrl: string): readonly Picture[] => [
  ...(entry.picture ? [entry.picture] : []),
  ...furtherPictures(entry, baseUrl),
];

const imageObject = ({ url, width, height, caption, credit }: Picture): object => ({
  "@type": "ImageObject",
  url,
  width,
  height,
  ...(caption && { caption: plainText(caption) }),
  ...(credit && { creditText: credit.name }),
});

const recordingsOf = (entry: Entry, kind: Recording["kind"]): readonly object[] =>
  entry.recordings
    .filter((recording) => recording.kind === kind)
    .map((recording) => mediaObject(recording, entry));

const mediaObject = (recording: Recording, entry: Entry): object => ({
  "@type": recording.kind === "audio" ? "AudioObject" : "VideoObject",
  name: recording.title,
  contentUrl: recording.url,
  encodingFormat: recording.type,
  duration: `PT${Math.round(recording.durationSeconds)}S`,
  uploadDate: entry.publishedAt,
  ...(recording.kind === "video" && recording.poster && { thumbnailUrl: recording.poster.url }),
});

const correctionComment = (note: Note, entry: Entry): object => ({
  "@type": "CorrectionComment",
  text: plainText(note.html),
  datePublished: note.at,
  url: `${entry.url}#${noteAnchor("corrections", note.at)}`,
});
