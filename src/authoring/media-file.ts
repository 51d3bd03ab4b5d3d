import { MEDIA_TYPES } from "../model/media.ts";
import { fail, ok, type Result } from "../model/result.ts";
import { readHttpsUrl } from "./address.ts";
import type { MediaFacts } from "./context.ts";

/** What a text itself says about a file it uses. */
export interface StatedFacts {
  readonly type?: string | undefined;
  readonly bytes?: string | undefined;
  readonly width?: string | undefined;
  readonly height?: string | undefined;
}

/** `type/subtype` (RFC 6838 §4.2), in lower case. */
export const readMediaType = (text: string): Result<string, string> =>
  /^[a-z0-9][a-z0-9!#$&^_.+-]*\/[a-z0-9][a-z0-9!#$&^_.+-]*$/i.test(text)
    ? ok(text.toLowerCase())
    : fail(`is \`${text}\`; write a media type such as image/png`);

/** A whole number above zero. */
export const readCount = (text: string): Result<number, string> =>
  /^[1-9]\d{0,14}$/.test(text)
    ? ok(Number(text))
    : fail(`is \`${text}\`; write a whole number above zero, without a unit`);

/** How long a recording is: seconds above zero, with a decimal fraction or without. */
export const readSeconds = (text: string): Result<number, string> =>
  /^\d{1,6}(?:\.\d{1,16})?$/.test(text) && Number(text) > 0
    ? ok(Number(text))
    : fail(`is \`${text}\`; write seconds above zero, without a unit`);

const STATED = { bytes: readCount, width: readCount, height: readCount } as const;

/**
 * Everything known about a file: what its keeper knows, else, for a file at another publisher, what
 * the text states. The errors are every problem with it.
 * @param known the keeper's answer, see `AuthoringContext.media`
 */
export const fileFacts = (
  src: string,
  stated: StatedFacts,
  known: Result<MediaFacts, string> | undefined,
): Result<MediaFacts, readonly string[]> => {
  const problems: string[] = [];
  const numbers: { bytes?: number; width?: number; height?: number } = {};
  for (const name of ["bytes", "width", "height"] as const) {
    const text = stated[name];
    const read = text === undefined ? undefined : STATED[name](text);
    if (read?.ok) numbers[name] = read.value;
    else if (read) problems.push(`\`${name}\` ${read.error}`);
  }
  const type = stated.type === undefined ? undefined : readMediaType(stated.type);
  if (type && !type.ok) problems.push(`\`type\` ${type.error}`);
  if (problems.length > 0) return fail(problems);
  if (known?.ok) {
    const {
      url,
      type: knownType,
      bytes,
      width = numbers.width,
      height = numbers.height,
    } = known.value;
    return ok({
      url,
      type: knownType,
      bytes,
      ...(width !== undefined && { width }),
      ...(height !== undefined && { height }),
    });
  }
  if (!/^https?:/i.test(src)) return fail([known?.error ?? `\`${src}\` is no file we know`]);

  const url = readHttpsUrl(src);
  if (!url.ok) return fail([`the file's address ${url.error}`]);
  const mediaType = type?.ok ? type.value : typeByExtension(url.value);
  if (mediaType === undefined || isPictureType(mediaType)) {
    // Pages ask nobody else's server, and a picture is small enough to publish.
    return fail([`\`${src}\` is at another publisher; publish a copy of the picture`]);
  }
  const { bytes, ...size } = numbers;
  return bytes !== undefined
    ? ok({ url: url.value, type: mediaType, bytes, ...size })
    : fail([
        `\`${src}\` is another publisher's file: state its \`type\` and \`bytes\`, or publish a copy of it`,
      ]);
};

const isPictureType = (type: string): boolean => type.startsWith("image/");

const typeByExtension = (url: string): string | undefined => {
  const extension = /\.([a-z0-9]+)$/i.exec(new URL(url).pathname)?.[1]?.toLowerCase();
  return Object.entries(MEDIA_TYPES).find(([known]) => known === extension)?.[1];
};
