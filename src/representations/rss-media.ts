import type { Entry, Recording } from "../model/entry.ts";
import { plainText } from "../model/inline.ts";
import type { Picture } from "../model/media.ts";
import { furtherPictures } from "./further-pictures.ts";
import { type RssElement, rssElement } from "./rss-xml.ts";

/**
 * Media RSS 1.5.1 for the opening picture and the recordings, where every reader looks. There is no
 * field for alternative text, so it is the picture's title; every scheme but `urn:ebu` makes the W3C
 * validator fail.
 */
export const mediaContents = (entry: Entry): readonly RssElement[] => [
  ...(entry.picture ? [pictureContent(entry.picture)] : []),
  ...entry.recordings.map(recordingContent),
];

/** The further pictures of the body, apart: a reader that takes the last picture takes none of them. */
export const mediaGroup = (entry: Entry, baseUrl: string): RssElement | undefined => {
  const pictures = furtherPictures(entry, baseUrl);
  return pictures.length > 0 ? { "media:content": pictures.map(pictureContent) } : undefined;
};

const pictureContent = (picture: Picture): RssElement => {
  const { url, type, bytes, width, height, alt } = picture;
  return {
    ...rssElement(undefined, { url, type, medium: "image", width, height, fileSize: bytes }),
    ...(alt && { "media:title": plain(alt) }),
    ...captionAndCredit(picture),
    "media:thumbnail": rssElement(undefined, { url, width, height }),
  };
};

const recordingContent = (recording: Recording): RssElement => {
  const { kind, url, type, bytes, durationSeconds, title } = recording;
  const poster = recording.kind === "video" && recording.poster;
  return {
    ...rssElement(undefined, {
      url,
      type,
      medium: kind,
      duration: durationSeconds,
      fileSize: bytes,
      ...(recording.kind === "video" && { width: recording.width, height: recording.height }),
    }),
    "media:title": plain(title),
    ...captionAndCredit(recording),
    ...(poster && {
      "media:thumbnail": rssElement(undefined, {
        url: poster.url,
        width: poster.width,
        height: poster.height,
      }),
    }),
  };
};

const captionAndCredit = ({ caption, credit }: Picture | Recording): RssElement => ({
  ...(caption && { "media:description": plain(plainText(caption)) }),
  ...(credit && {
    "media:credit": rssElement(credit.name, { role: credit.role, scheme: "urn:ebu" }),
  }),
});

const plain = (text: string): RssElement => rssElement(text, { type: "plain" });
