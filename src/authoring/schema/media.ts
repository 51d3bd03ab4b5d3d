import * as z from "zod";
import { MEDIA_NAME } from "../../model/media.ts";
import { ok } from "../../model/result.ts";
import { oneLine } from "../../model/text.ts";
import { readHttpsUrl, readLink } from "../address.ts";
import { CREDIT_ROLES } from "../credit.ts";
import { LINE_MAX_CHARACTERS } from "../limits.ts";
import { readMediaType } from "../media-file.ts";
import { inline, line } from "./fields.ts";
import { text } from "./read.ts";

/** A file of ours (`/media/<sha256>.<extension>`) or an `https:` URL. */
const mediaUrl = text((url) => {
  if (url.startsWith("/media/") && MEDIA_NAME.test(url.slice("/media/".length))) return ok(url);
  const read = readHttpsUrl(url);
  return read.ok
    ? read
    : { ...read, error: `is \`${url}\`; write /media/<sha256>.<extension> or an https: URL` };
});

const count = z.int().min(1);

const file = {
  url: mediaUrl,
  type: text(readMediaType),
  bytes: count,
  caption: inline.exactOptional(),
  credit: z.strictObject({ name: line(), role: z.enum(CREDIT_ROLES) }).exactOptional(),
} as const;

export const picture = z.strictObject({
  ...file,
  width: count,
  height: count,
  alt: z.string().transform(oneLine).pipe(z.string().max(LINE_MAX_CHARACTERS)),
});

const recording = { ...file, title: line(), durationSeconds: z.number().positive() } as const;

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
