import * as z from "zod/mini";
import type { AppIcon } from "../../model/app-icon.ts";
import { type Audio, MEDIA_NAME, type MediaExtension, type Picture } from "../../model/media.ts";
import { oneOf } from "../../model/nearest.ts";
import { fail, ok } from "../../model/result.ts";
import { oneLine } from "../../model/text.ts";
import { readHttpsUrl, readPageAddress } from "../address.ts";
import { misplacement, startOf } from "../chapter-order.ts";
import { CREDIT_ROLES } from "../credit.ts";
import {
  CHAPTERS_MAX,
  DURATION_MAX_SECONDS,
  LINE_MAX_CHARACTERS,
  RENDITIONS_MAX,
} from "../limits.ts";
import { readMediaType } from "../media-file.ts";
import { inline, line } from "./fields.ts";
import { text, transformed } from "./read.ts";

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

const count = z.int().check(z.minimum(1));

/** In seconds: anything shorter is no recording, and would not be written as a plain decimal. */
const MILLISECOND = 0.001;

const file = {
  url: mediaUrl,
  type: text(readMediaType),
  bytes: count,
  caption: z.exactOptional(inline),
  credit: z.exactOptional(z.strictObject({ name: line(), role: z.enum(CREDIT_ROLES) })),
} as const;

const rendition = z.strictObject({
  url: pictureUrl,
  type: text(readMediaType),
  width: count,
});

/** Narrowest first, each narrower than the picture: what `srcset` can tell apart. */
const renditionsInOrder = (
  { width: whole, renditions = [] }: Pick<Picture, "width" | "renditions">,
  context: z.core.$RefinementCtx,
): void => {
  for (const [index, { width }] of renditions.entries()) {
    const before = renditions[index - 1]?.width ?? 0;
    if (width > before && width < whole) continue;
    const message = `is \`${width}\`; renditions are narrower than the picture (${whole}), the narrowest first`;
    const path = ["renditions", index, "width"];
    context.addIssue({ code: "custom", message, path });
  }
};

export const picture = z
  .strictObject({
    ...file,
    url: pictureUrl,
    width: count,
    height: count,
    alt: z.pipe(
      transformed(z.string(), oneLine),
      z.string().check(z.maxLength(LINE_MAX_CHARACTERS)),
    ),
    renditions: z.exactOptional(
      z.array(rendition).check(z.minLength(1), z.maxLength(RENDITIONS_MAX)),
    ),
  })
  .check(z.superRefine(renditionsInOrder));

/** The publication's icon in one more size. */
export const appIcon = z.strictObject({
  url: pictureUrl,
  type: text(readMediaType),
  size: count,
  purpose: z.enum(["any", "maskable"]),
}) satisfies z.ZodMiniType<AppIcon>;

const chapter = z.strictObject({
  startSeconds: transformed(z.number().check(z.minimum(0)), startOf),
  title: line(),
  url: z.exactOptional(text(readPageAddress)),
});

const recording = {
  ...file,
  title: line(),
  durationSeconds: z.number().check(z.minimum(MILLISECOND), z.maximum(DURATION_MAX_SECONDS)),
  chapters: z.exactOptional(z.array(chapter).check(z.minLength(1), z.maxLength(CHAPTERS_MAX))),
} as const;

const withChaptersInOrder = <Recording extends Pick<Audio, "chapters" | "durationSeconds">>(
  { chapters = [], durationSeconds }: Recording,
  context: z.core.$RefinementCtx<Recording>,
): void => {
  for (const [index, { startSeconds }] of chapters.entries()) {
    const wrong = misplacement({ startSeconds }, chapters[index - 1], durationSeconds);
    if (wrong === undefined) continue;
    const message = `is \`${startSeconds}\`, ${wrong}`;
    const path = ["chapters", index, "startSeconds"];
    context.addIssue({ code: "custom", message, path });
  }
};

/** A file of ours of one of these types, whose names end so; elsewhere anything may stand. */
const written = (address: z.ZodMiniType<string, string>, extensions: readonly MediaExtension[]) =>
  address.check(
    z.refine(
      (url) => !isPublished(url) || extensions.some((extension) => url.endsWith(`.${extension}`)),
      { message: `is of another type; publish it as ${oneOf(extensions)}` },
    ),
  );

export const audio = z
  .strictObject({
    ...recording,
    transcriptUrl: z.exactOptional(written(text(readPageAddress), ["vtt", "srt"])),
  })
  .check(z.superRefine(withChaptersInOrder));

export const video = z
  .strictObject({
    ...recording,
    width: count,
    height: count,
    poster: z.exactOptional(picture),
    captionsUrl: z.exactOptional(written(mediaUrl, ["vtt"])),
  })
  .check(z.superRefine(withChaptersInOrder));
