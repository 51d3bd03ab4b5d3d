import type { InlineHtml } from "./inline.ts";

/**
 * Where a file is: `/media/<sha256 in hex>.<extension>` when we publish it, else an absolute
 * `https:` URL. The digest is as hard to guess as the file itself.
 */
export type MediaUrl = string;

/** What may be published, by extension. The registry is the only list: upload, type and sniffing read it. */
export const MEDIA_TYPES = {
  avif: "image/avif",
  gif: "image/gif",
  jpg: "image/jpeg",
  png: "image/png",
  svg: "image/svg+xml",
  webp: "image/webp",
  m4a: "audio/mp4",
  mp3: "audio/mpeg",
  ogg: "audio/ogg",
  wav: "audio/wav",
  mp4: "video/mp4",
  webm: "video/webm",
  vtt: "text/vtt",
  srt: "application/x-subrip",
  woff2: "font/woff2",
} as const;

export type MediaExtension = keyof typeof MEDIA_TYPES;
export type MediaType = (typeof MEDIA_TYPES)[MediaExtension];

/** The name of a published file: lower-case SHA-256 in hex, a dot, an extension of `MEDIA_TYPES`. */
export const MEDIA_NAME = new RegExp(`^[0-9a-f]{64}\\.(?:${Object.keys(MEDIA_TYPES).join("|")})$`);

export const mediaPath = (name: string): MediaUrl => `/media/${name}`;

/** The media type a published name stands for, or `undefined` for a name we do not publish. */
export const mediaTypeOf = (name: string): MediaType | undefined =>
  MEDIA_NAME.test(name) ? MEDIA_TYPES[name.slice(65) as MediaExtension] : undefined;

/** Workers KV's limit for one value (developers.cloudflare.com/kv/platform/limits). */
export const MEDIA_MAX_BYTES = 25 * 1024 * 1024;

/** Who made it. Roles are lower-case EBU role names, which Media RSS expects. */
export interface MediaCredit {
  readonly name: string;
  readonly role: "photographer" | "illustrator" | "author" | "producer" | "editor";
}

interface MediaFile {
  readonly url: MediaUrl;
  readonly type: string;
  /** Length in bytes, as RSS and Atom enclosures need it. */
  readonly bytes: number;
  readonly caption?: InlineHtml;
  readonly credit?: MediaCredit;
}

export interface Picture extends MediaFile {
  readonly width: number;
  readonly height: number;
  /** Narrowest first. Pages alone choose among them; everybody else gets the picture itself. */
  readonly renditions?: readonly Rendition[];
  /** Text for those who do not see it; empty when the picture only decorates. */
  readonly alt: string;
}

/** A smaller copy of a picture: the same view in the same proportions, metadata taken out. */
export interface Rendition {
  readonly url: MediaUrl;
  readonly type: string;
  /** In pixels; less than the picture's. */
  readonly width: number;
}

interface RecordingFile extends MediaFile {
  readonly title: string;
  readonly durationSeconds: number;
  /** In the order in which they are heard. */
  readonly chapters?: readonly Chapter[];
}

/** A part of a recording that can be gone to. */
export interface Chapter {
  /** To the millisecond; later than the chapter before it, and before the end. */
  readonly startSeconds: number;
  /** Plain text on one line. */
  readonly title: string;
  /** A page about it. */
  readonly url?: string;
}

export interface Audio extends RecordingFile {
  /** Where the words can be read: a file of ours or elsewhere, or a page. */
  readonly transcriptUrl?: string;
}

export interface Video extends RecordingFile {
  readonly width: number;
  readonly height: number;
  readonly poster?: Picture;
  /** WebVTT, the only form that pages can show. */
  readonly captionsUrl?: string;
}
