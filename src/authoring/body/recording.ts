import type { Element } from "hast";
import type { Block } from "../../model/block.ts";
import type { InlineHtml } from "../../model/inline.ts";
import type { Audio } from "../../model/media.ts";
import { oneLine } from "../../model/text.ts";
import type { MediaFacts } from "../context.ts";
import { attributesOf } from "../element.ts";
import { readSeconds } from "../media-file.ts";
import { readChapters } from "./chapters.ts";
import { creditOf, factsOf, stated } from "./picture.ts";
import type { Reading } from "./reading.ts";
import { partsOf, type RecordingParts } from "./recording-parts.ts";
import { captionsOf, transcriptOf } from "./recording-words.ts";
import { stillOf } from "./still.ts";

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
  const given = attributesOf(element, AUDIO, reading.report);
  const parts = partsOf(element, reading);
  const base = recordingOf(element, given, parts, reading, caption);
  const words = parts.track ?? given["data-transcript"];
  const transcriptUrl = words === undefined ? undefined : transcriptOf(words, element, reading);
  if (base === undefined) return [];
  const { facts, chapters, ...recording } = base;
  const { url, type, bytes } = facts;
  const audio = {
    url,
    type,
    bytes,
    ...recording,
    ...(transcriptUrl && { transcriptUrl }),
    ...(chapters && { chapters }),
  };
  return [{ type: "audio", audio }];
};

/** `<video>`: as audio, with a size, and a poster that is described. */
export const readVideo = (
  element: Element,
  reading: Reading,
  caption?: InlineHtml,
): readonly Block[] => {
  const given = attributesOf(element, VIDEO, reading.report);
  const parts = partsOf(element, reading);
  const base = recordingOf(element, given, parts, reading, caption);
  const poster =
    given.poster === undefined
      ? undefined
      : stillOf(given.poster, given["data-poster-alt"], element, reading);
  const captions = parts.track ?? given["data-captions"];
  const captionsUrl = captions === undefined ? undefined : captionsOf(captions, element, reading);
  if (base === undefined) return [];
  const { facts, chapters, ...recording } = base;
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
    ...(chapters && { chapters }),
  };
  return [{ type: "video", video }];
};

type Given = Readonly<Partial<Record<(typeof RECORDING)[number] | "width" | "height", string>>>;

type Recording = Pick<Audio, "title" | "durationSeconds" | "caption" | "credit" | "chapters"> & {
  readonly facts: MediaFacts;
};

const recordingOf = (
  element: Element,
  given: Given,
  parts: RecordingParts,
  reading: Reading,
  caption: InlineHtml | undefined,
): Recording | undefined => {
  const title = oneLine(given.title ?? "");
  if (title === "") reading.report("a recording needs a title", element);
  const duration = given["data-duration"];
  const seconds = duration === undefined ? undefined : readSeconds(duration);
  if (seconds === undefined) {
    reading.report("a recording needs its duration in seconds", element);
  } else if (!seconds.ok) reading.report(`the duration ${seconds.error}`, element);
  const credit = creditOf(given["data-credit"], given["data-role"], element, reading);
  const { src = given.src, type = given.type } = parts;
  const facts = factsOf(src, stated({ ...given, ...(type && { type }) }), element, reading);
  const durationSeconds = seconds?.ok ? seconds.value : undefined;
  const chapters = parts.chapters && readChapters(parts.chapters, durationSeconds, reading);
  if (!facts || title === "" || durationSeconds === undefined) return undefined;
  return {
    facts,
    title,
    durationSeconds,
    ...(caption && { caption }),
    ...(credit && { credit }),
    ...(chapters && chapters.length > 0 && { chapters }),
  };
};
