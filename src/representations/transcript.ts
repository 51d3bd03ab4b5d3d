import type { Recording } from "../model/entry.ts";

/** Where the words of a recording stand, as podcast:transcript names them. */
interface Transcript {
  readonly url: string;
  readonly type: string;
  /** They are in step with what is heard, and made to be shown with it. */
  readonly isCaptions: boolean;
}

/** The types that podcast:transcript knows besides pages, by how an address ends. */
const TYPES: Readonly<Record<string, string>> = {
  vtt: "text/vtt",
  srt: "application/x-subrip",
  json: "application/json",
  txt: "text/plain",
};

/** The transcript of a sound; of a film, its captions. */
export const transcriptOf = (recording: Recording): Transcript | undefined => {
  if (recording.kind === "video") {
    const { captionsUrl } = recording;
    return captionsUrl ? { url: captionsUrl, type: "text/vtt", isCaptions: true } : undefined;
  }
  const { transcriptUrl } = recording;
  return transcriptUrl
    ? { url: transcriptUrl, type: transcriptType(transcriptUrl), isCaptions: false }
    : undefined;
};

/** An address without a known ending is that of a page. */
const transcriptType = (url: string): string => {
  const [, extension = ""] = /\.([a-z]+)$/i.exec(URL.parse(url)?.pathname ?? "") ?? [];
  const lower = extension.toLowerCase();
  return (Object.hasOwn(TYPES, lower) && TYPES[lower]) || "text/html";
};
