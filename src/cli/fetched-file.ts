import { type Result, fail, ok } from "../model/result.ts";

/** What a fetch may take and bring. */
export interface FetchLimits {
  readonly maxBytes: number;
  /** How long nothing may come, before the answer or between two pieces of it, in milliseconds. */
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface FetchedFile {
  /** Where it was found, after redirects. */
  readonly url: string;
  readonly bytes: Uint8Array;
  /** What the server says it is, without parameters; empty where it says nothing. */
  readonly type: string;
}

/** How long all of it may take, so that no server holds us with a byte a minute. */
const WHOLE_MS = 15 * 60_000;

const REASONS: Readonly<Record<string, string>> = {
  TimeoutError: "it took too long",
  AbortError: "stopped",
};

/** GETs a file whole; the error says in words why it is not there. */
export const fetchFile = async (
  url: string,
  { maxBytes, timeoutMs, signal, headers }: FetchLimits,
): Promise<Result<FetchedFile, string>> => {
  const stalled = new AbortController();
  const stall = setTimeout(() => stalled.abort(), timeoutMs);
  const timely = AbortSignal.any([signal, stalled.signal, AbortSignal.timeout(WHOLE_MS)]);
  try {
    const response = await fetch(url, {
      signal: timely,
      headers: { "user-agent": USER_AGENT, ...headers },
    });
    stall.refresh();
    if (!response.ok) {
      await response.body?.cancel();
      return fail(`the server answered ${response.status}`);
    }
    const bytes = await boundedBytes(response, maxBytes, () => stall.refresh());
    if (!bytes) return fail(`is larger than ${maxBytes} bytes`);
    const type = (response.headers.get("content-type") ?? "").split(";", 1)[0]?.trim() ?? "";
    return ok({ url: response.url, bytes, type: type.toLowerCase() });
  } catch (error) {
    if (stalled.signal.aborted) return fail(`nothing came for ${timeoutMs / 1000} seconds`);
    if (!(error instanceof Error)) return fail(String(error));
    const cause = error.cause instanceof Error ? error.cause.message : error.message;
    return fail(REASONS[error.name] ?? `nothing came: ${cause}`);
  } finally {
    clearTimeout(stall);
  }
};

const USER_AGENT = "edgewire (+https://github.com/edgewire/edgewire)";

const boundedBytes = async (
  response: Response,
  maxBytes: number,
  heard: () => void,
): Promise<Uint8Array | undefined> => {
  const chunks: Uint8Array[] = [];
  let length = 0;
  // A body is bytes (fetch.spec.whatwg.org §2.2.4); the type does not say so.
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    heard();
    length += chunk.byteLength;
    // Leaving the loop cancels the body.
    if (length > maxBytes) return undefined;
    chunks.push(chunk);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return whole;
};
