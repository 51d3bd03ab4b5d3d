import type { Element } from "hast";
import { attributesOf, contentOf, isElement } from "../element.ts";
import type { Reading } from "./reading.ts";

/** What stands inside `<audio>` and `<video>`. */
export interface RecordingParts {
  readonly src?: string;
  readonly type?: string;
  /** The address of its `<track>`: captions, or the words of a sound. */
  readonly track?: string;
  /** The list of its chapters. */
  readonly chapters?: Element;
}

const TRACK_ATTRIBUTES = ["src", "kind", "srclang", "label", "default"] as const;

/** `<source>`, `<track>` and a list of chapters; anything else inside would be lost. */
export const partsOf = (element: Element, reading: Reading): RecordingParts => {
  const parts: { -readonly [Part in keyof RecordingParts]: RecordingParts[Part] } = {};
  for (const node of contentOf(element)) {
    if (isElement(node, "source") && parts.src === undefined) {
      const { src, type } = attributesOf(node, ["src", "type"], reading.report);
      if (src !== undefined) parts.src = src;
      if (type !== undefined) parts.type = type;
    } else if (isElement(node, "track") && parts.track === undefined) {
      const { src } = attributesOf(node, TRACK_ATTRIBUTES, reading.report);
      if (src !== undefined) parts.track = src;
    } else if (isElement(node, "ul", "ol") && parts.chapters === undefined) {
      parts.chapters = node;
    } else {
      reading.report(
        "a recording holds one `<source>`, one `<track>` and one list of chapters, no text",
        isElement(node) ? node : element,
      );
    }
  }
  return parts;
};
