import type { Element } from "hast";
import type { Block } from "../../model/block.ts";
import type { InlineHtml } from "../../model/inline.ts";
import type { Audio, Picture } from "../../model/media.ts";
import { oneLine } from "../../model/text.ts";
import { readHttpsUrl, readLink } from "../address.ts";
import type { MediaFacts } from "../context.ts";
import { attributesOf, contentOf, isElement } from "../element.ts";
import { readCount } from "../media-file.ts";
import { creditOf, factsOf, stated } from "./picture.ts";
import type { Reading } from "./reading.ts";

const RECORDING = [
  "src",
  "type",
  "title",
  "data-type",
  "data-bytes",
  "data-duration",
  "data-credit",
  "data-role",
] as const;
const AUDIO = [...RECORDING, "data-transcript"] as const;
const VIDEO = [
  ...RECORDING,
  "width",
  "height",
  "poster",
  "data-poster-alt",
  "data-captions",
] as const;

/** `<audio>`: its address, `title` and `data-duration` are needed, the file's facts as with pictures. */
export const readAudio = (
  element: Element,
  reading: Reading,
  caption?: InlineHtml,
): readonly Block[] => {
  const given = {
    ...attributesOf(element, AUDIO, reading.report),
    ...childrenOf(element, reading),
  };
  const base = recordingOf(element, given, reading, caption);
  const transcriptUrl = linkOf("data-transcript", given["data-transcript"], element, reading);
  if (base === undefined) return [];
  const { facts, ...recording } = base;
  const { url, type, bytes } = facts;
  const audio = { url, type, bytes, ...recording, ...(transcriptUrl && { transcriptUrl }) };
  return [{ type: "audio", audio }];
};

/** `<video>`: as audio, with a size, and a poster that is described. */
export const readVideo = (
  element: Element,
  reading: Reading,
  caption?: InlineHtml,
): readonly Block[] => {
  const given = {
    ...attributesOf(element, VIDEO, reading.report),
    ...childrenOf(element, reading),
  };
  const base = recordingOf(element, given, reading, caption);
  const poster = posterOf(element, given, reading);
  const captions = given["data-captions"];
  const captionsUrl = captions === undefined ? undefined : captionsOf(captions, element, reading);
  if (base === undefined) return [];
  const { facts, ...recording } = base;
  const { width, height } = facts;
  if (width === undefined || height === undefined) {
    reading.report("a video needs `width` and `height` in pixels", element);
    return [];
  }
  const video = {
    url: facts.url,
    type: facts.type,
    bytes: facts.bytes,
    ...recording,
    width,
    height,
    ...(poster && { poster }),
    ...(captionsUrl && { captionsUrl }),
  };
  return [{ type: "video", video }];
};

type Given = Readonly<Partial<Record<(typeof AUDIO)[number] | (typeof VIDEO)[number], string>>>;

const recordingOf = (
  element: Element,
  given: Given,
  reading: Reading,
  caption: InlineHtml | undefined,
):
  | (Pick<Audio, "title" | "durationSeconds" | "caption" | "credit"> & {
      readonly facts: MediaFacts;
    })
  | undefined => {
  const title = oneLine(given.title ?? "");
  if (title === "") reading.report("a recording needs a title", element);
  const duration = given["data-duration"];
  const seconds = duration === undefined ? undefined : readCount(duration);
  if (seconds === undefined) {
    reading.report("a recording needs its duration in whole seconds", element);
  } else if (!seconds.ok) reading.report(`the duration ${seconds.error}`, element);
  const credit = creditOf(given["data-credit"], given["data-role"], element, reading);
  const facts = factsOf(given.src, stated(given), element, reading);
  if (!facts || title === "" || !seconds?.ok) return undefined;
  return {
    facts,
    title,
    durationSeconds: seconds.value,
    ...(caption && { caption }),
    ...(credit && { credit }),
  };
};

/** `<source>` and `<track>` say the same as attributes; anything else inside would be lost. */
const childrenOf = (element: Element, reading: Reading): Given => {
  const given: { src?: string; type?: string; "data-captions"?: string } = {};
  for (const node of contentOf(element)) {
    if (isElement(node, "source") && given.src === undefined) {
      const source = attributesOf(node, ["src", "type"], reading.report);
      if (source.src !== undefined) given.src = source.src;
      if (source.type !== undefined) given.type = source.type;
    } else if (isElement(node, "track") && given["data-captions"] === undefined) {
      const names = ["src", "kind", "srclang", "label", "default"] as const;
      const { src } = attributesOf(node, names, reading.report);
      if (src !== undefined) given["data-captions"] = src;
    } else {
      reading.report("a recording holds one `<source>` and one `<track>`, no text", element);
    }
  }
  return given;
};

const posterOf = (element: Element, given: Given, reading: Reading): Picture | undefined => {
  if (given.poster === undefined) return undefined;
  return stillOf(given.poster, given["data-poster-alt"], element, reading);
};

/** Captions may stay at another publisher: nobody needs their length. */
const captionsOf = (src: string, element: Element, reading: Reading): string | undefined => {
  if (!/^https?:/i.test(src)) return factsOf(src, {}, element, reading)?.url;
  const url = readHttpsUrl(src);
  if (!url.ok) reading.report(`the address of the captions ${url.error}`, element);
  return url.ok ? url.value : undefined;
};

/** A picture that stands for a video or an embed. */
export const stillOf = (
  src: string,
  alt: string | undefined,
  element: Element,
  reading: Reading,
): Picture | undefined => {
  if (alt === undefined) reading.report("the picture needs a text that describes it", element);
  const facts = factsOf(src, {}, element, reading);
  if (facts === undefined) return undefined;
  const { width, height } = facts;
  if (width === undefined || height === undefined) {
    reading.report(`the size of \`${src}\` is not known; publish a copy of it`, element);
    return undefined;
  }
  return { ...facts, width, height, alt: oneLine(alt ?? "") };
};

const linkOf = (
  name: string,
  text: string | undefined,
  element: Element,
  reading: Reading,
): string | undefined => {
  const read = text === undefined ? undefined : readLink(text);
  if (read && !read.ok) reading.report(`\`${name}\` ${read.error}`, element);
  return read?.ok ? read.value : undefined;
};
