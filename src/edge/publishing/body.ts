import { type Result, fail, ok } from "../../model/result.ts";
import type { ProblemDetails } from "../problems.ts";

/** What an article or the settings may weigh, in bytes. */
const BODY_MAX_BYTES = 1024 * 1024;

/**
 * Reads a body of text, and stops as soon as it is too large, whatever `Content-Length` said.
 * A byte order mark is dropped.
 */
export const readText = async (
  request: Request,
  maxBytes: number = BODY_MAX_BYTES,
): Promise<Result<string, ProblemDetails>> => {
  const tooLarge = fail({ status: 413, title: `The body is larger than ${maxBytes} bytes` });
  if (Number(request.headers.get("Content-Length")) > maxBytes) {
    await request.body?.cancel();
    return tooLarge;
  }
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  // A request's body is bytes (fetch.spec.whatwg.org §2.2.4); the platform's type does not say so.
  for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) return tooLarge;
    chunks.push(chunk);
  }
  return decodeUtf8(await new Blob(chunks).arrayBuffer());
};

const decodeUtf8 = (bytes: ArrayBuffer): Result<string, ProblemDetails> => {
  try {
    return ok(new TextDecoder("utf-8", { fatal: true, ignoreBOM: false }).decode(bytes));
  } catch {
    // TypeError is what a fatal decoder throws at malformed input.
    return fail({ status: 400, title: "The body is not UTF-8" });
  }
};
