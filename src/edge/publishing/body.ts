import { type Result, fail, ok } from "../../model/result.ts";
import type { ProblemDetails } from "../problems.ts";

/** What an article or the settings may weigh, in bytes. */
export const TEXT_MAX_BYTES = 1024 * 1024;

/** `Content-Length` where it says a length (RFC 9110 §8.6). */
export const declaredLength = (headers: Headers): number | undefined => {
  const length = headers.get("Content-Length");
  return length !== null && /^\d{1,15}$/.test(length) ? Number(length) : undefined;
};

/**
 * Reads a whole body into one piece of memory, and stops as soon as it is too large, whatever
 * `Content-Length` said. Only the client can make this fail, so a body that breaks off is its 400.
 */
export const readBytes = async (
  request: Request,
  maxBytes: number,
): Promise<Result<Uint8Array, ProblemDetails>> => {
  const tooLarge = {
    status: 413,
    detail: `The body is larger than ${maxBytes} bytes`,
  } as const satisfies ProblemDetails;
  const declared = declaredLength(request.headers) ?? 0;
  if (declared > maxBytes) {
    await request.body?.cancel();
    return fail(tooLarge);
  }
  let whole = new Uint8Array(declared);
  let bytes = 0;
  try {
    // A request's body is bytes (fetch.spec.whatwg.org §2.2.4); the platform's type does not say so.
    for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array>) {
      const end = bytes + chunk.byteLength;
      if (end > maxBytes) return fail(tooLarge);
      if (end > whole.byteLength) {
        whole = new Uint8Array(whole.buffer.transfer(Math.min(2 * end, maxBytes)));
      }
      whole.set(chunk, bytes);
      bytes = end;
    }
  } catch {
    return fail({ status: 400, detail: "The body broke off" });
  }
  return ok(whole.subarray(0, bytes));
};

/** Reads a body of text; a byte order mark is dropped. */
export const readText = async (
  request: Request,
  maxBytes: number = TEXT_MAX_BYTES,
): Promise<Result<string, ProblemDetails>> => {
  const bytes = await readBytes(request, maxBytes);
  return bytes.ok ? decodeUtf8(bytes.value) : bytes;
};

const decodeUtf8 = (bytes: Uint8Array): Result<string, ProblemDetails> => {
  try {
    return ok(new TextDecoder("utf-8", { fatal: true, ignoreBOM: false }).decode(bytes));
  } catch {
    // TypeError is what a fatal decoder throws at malformed input.
    return fail({ status: 400, detail: "The body is not UTF-8" });
  }
};
