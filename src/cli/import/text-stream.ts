/** What a file begins with tells what it is; a page of HTML is none of it. */
export const sniffed = async (
  bytes: AsyncIterable<unknown> | Iterable<unknown>,
): Promise<"json" | "xml" | undefined> => {
  let beginning = "";
  for await (const text of decoded(bytes)) beginning += text;
  const text = beginning.replace(/^\uFEFF/, "").trimStart();
  if (/^<(?:!doctype\s+html|html)\b/i.test(text)) return undefined;
  if (text.startsWith("<")) return "xml";
  return /^[{[]/.test(text) ? "json" : undefined;
};

/**
 * Bytes as text, in the encoding that an XML declaration names, else UTF-8.
 * @param damaged told once, before the text with the first U+FFFD that stands for what is no character
 */
export async function* decoded(
  bytes: AsyncIterable<unknown> | Iterable<unknown>,
  damaged?: () => void,
): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  let strict: TextDecoder | undefined;
  for await (const chunk of bytes) {
    if (!(chunk instanceof Uint8Array)) continue;
    if (!decoder) {
      decoder = decoderOf(chunk);
      strict = damaged && new TextDecoder(decoder.encoding, { fatal: true, ignoreBOM: false });
    }
    if (strict && !takes(strict, chunk)) {
      strict = undefined;
      damaged?.();
    }
    yield decoder.decode(chunk, { stream: true });
  }
  if (decoder) yield decoder.decode();
}

const takes = (strict: TextDecoder, chunk: Uint8Array): boolean => {
  try {
    strict.decode(chunk, { stream: true });
    return true;
  } catch {
    return false; // TypeError: bytes that are no character
  }
};

const decoderOf = (beginning: Uint8Array): TextDecoder => {
  const [first, second] = beginning;
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le");
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be");
  const declaration = new TextDecoder("latin1").decode(beginning.subarray(0, 200));
  const name = /^(?:\xef\xbb\xbf)?<\?xml[^>]*\bencoding=["']([\w.-]+)["']/.exec(declaration)?.[1];
  try {
    return new TextDecoder(name ?? "utf-8");
  } catch {
    return new TextDecoder(); // RangeError: an encoding that nobody knows
  }
};
