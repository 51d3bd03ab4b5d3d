import type { Element } from "hast";
import { readHttpsUrl, readPageAddress } from "../address.ts";
import { factsOf } from "./picture.ts";
import type { Reading } from "./reading.ts";

/**
 * Where the words of a recording can be read: a file beside the article, one that was published, or
 * a page here or elsewhere.
 */
export const transcriptOf = (
  written: string,
  element: Element,
  reading: Reading,
): string | undefined => {
  if (!isAddressOfPage(written)) {
    const facts = factsOf(written, {}, element, reading);
    if (!facts) return undefined;
    if (isTranscriptType(facts.type)) return facts.url;
    reading.report(`the transcript is ${facts.type}; ${TRANSCRIPTS}`, element);
    return undefined;
  }
  const address = readPageAddress(written);
  if (!address.ok) reading.report(`the transcript ${address.error}`, element);
  return address.ok ? address.value : undefined;
};

/** Captions may stay at another publisher: nobody needs their length. */
export const captionsOf = (src: string, element: Element, reading: Reading): string | undefined => {
  if (!/^https?:/i.test(src)) {
    const facts = factsOf(src, {}, element, reading);
    if (!facts) return undefined;
    if (facts.type === "text/vtt") return facts.url;
    reading.report(`the captions are ${facts.type}; pages can show WebVTT (.vtt) only`, element);
    return undefined;
  }
  const url = readHttpsUrl(src);
  if (!url.ok) reading.report(`the address of the captions ${url.error}`, element);
  return url.ok ? url.value : undefined;
};

const TRANSCRIPTS = "write WebVTT (.vtt), SubRip (.srt), or the address of a page";

const isTranscriptType = (type: string): boolean =>
  type === "text/vtt" || type === "application/x-subrip";

const isAddressOfPage = (written: string): boolean =>
  /^[a-z][a-z0-9+.-]*:/i.test(written) ||
  (written.startsWith("/") && !written.startsWith("/media/"));
