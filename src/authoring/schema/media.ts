import * as z from "zod";
import { MEDIA_NAME } from "../../model/media.ts";
import { fail, ok } from "../../model/result.ts";
import { oneLine } from "../../model/text.ts";
import { readHttpsUrl, readLink } from "../address.ts";
import { CREDIT_ROLES } from "../credit.ts";
import { DURATION_MAX_SECONDS, LINE_MAX_CHARACTERS } from "../limits.ts";
import { readMediaType } from "../media-file.ts";
import { inline, line } from "./fields.ts";
import { text } from "./read.ts";

const isPublished = (url: string): boolean =>
  url.startsWith("/media/") && MEDIA_NAME.test(url.slice("/media/".length));

/** A file of ours: pages ask nobody else's server for a picture. */
const pictureUrl = text((url) =>
  isPublished(url)
    ? ok(url)
    : fail(`is \`${url}\`; publish a copy of the picture, and write /media/<sha256>.<extension>`),
);

/** A file of ours or, for what is too large to publish, an `https:` URL. */
const mediaUrl = text((url) => {
  if (isPublished(url)) return ok(url);
  const read = readHttpsUrl(url);
  return read.ok
    ? read
    : { ...read, error: `is \`${url}\`; write /media/<sha256>.<extension> or an https: URL` };
});

const count = z.int().min(1);

/** In seconds: anything shorter is no recording, and would not be written as a plain decimal. */
const MILLISECOND = 0.001;

const file = {
  url: mediaUrl,
  type: text(readMediaType),
  bytes: count,
  caption: inline.exactOptional(),
  credit: z.strictObject({ name: line(), role: z.enum(CREDIT_ROLES) }).exactOptional(),
} as const;

export const picture = z.strictObject({
  ...file,
  url: pictureUrl,
  width: count,
  height: count,
  alt: z.string().transform(oneLine).pipe(z.string().max(LINE_MAX_CHARACTERS)),
});

const recording = {
  ...file,
  title: line(),
  durationSeconds: z.number().min(MILLISECOND).max(DURATION_MAX_SECONDS),
} as const;

export const audio = z.strictObject({
  ...recording,
  transcriptUrl: text(readLink).exactOptional(),
});

export const video = z.strictObject({
  ...recording,
  width: count,
  height: count,
  poster: picture.exactOptional(),
  captionsUrl: mediaUrl.exactOptional(),
});
