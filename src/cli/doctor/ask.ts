import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { brotliDecompressSync, gunzipSync, inflateSync } from "node:zlib";
import manifest from "../../../package.json" with { type: "json" };
import type { Exchange } from "./exchange.ts";

export interface Question {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Puts one question; `undefined` where no more may be put. Redirects are not followed. */
export type Ask = (question: Question) => Promise<Exchange | undefined>;

/** Who asks, as an operator finds it in a log. */
const USER_AGENT = `Edgewire-Doctor/${manifest.version}`;

/** More than any document of a newsroom has. */
const BODY_MAX_BYTES = 16 * 1024 * 1024;

interface Manner {
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  /** Unix milliseconds. */
  readonly now: () => number;
}

/** Asks over HTTP. Where nothing answers, the status is 0 and the text says why. */
export const askOverHttp =
  ({ timeoutMs, signal, now }: Manner) =>
  ({ method, url, headers }: Question): Promise<Exchange> =>
    new Promise((resolve) => {
      const none = (why: unknown): void => {
        const text = why instanceof Error ? why.message : String(why);
        resolve({ method, url, status: 0, fields: new Map(), text, bytes: 0, receivedMs: now() });
      };
      const send = url.startsWith("https:") ? requestHttps : requestHttp;
      const request = send(url, {
        method,
        headers: { "User-Agent": USER_AGENT, Accept: "*/*", ...headers },
        signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
      });
      request.on("error", none);
      request.on("response", (response) => {
        const receivedMs = now();
        const chunks: Uint8Array[] = [];
        let bytes = 0;
        response.on("data", (chunk: Uint8Array) => {
          chunks.push(chunk);
          bytes += chunk.byteLength;
          if (bytes > BODY_MAX_BYTES) response.destroy(new Error("the answer has no end"));
        });
        response.on("error", none);
        response.on("end", () => {
          const fields = new Map(
            Object.entries(response.headers).map(([name, value = ""]) => [
              name,
              [value].flat().join(", "),
            ]),
          );
          try {
            const text = decoded(joined(chunks, bytes), fields.get("content-encoding"));
            resolve({
              method,
              url,
              status: response.statusCode ?? 0,
              fields,
              text,
              bytes,
              receivedMs,
            });
          } catch (error) {
            none(error);
          }
        });
      });
      request.end();
    });

const joined = (chunks: readonly Uint8Array[], bytes: number): Uint8Array => {
  const body = new Uint8Array(bytes);
  let end = 0;
  for (const chunk of chunks) {
    body.set(chunk, end);
    end += chunk.byteLength;
  }
  return body;
};

/** A body without its content coding. */
export const decoded = (body: Uint8Array, coding = "identity"): string => {
  const decode = { gzip: gunzipSync, br: brotliDecompressSync, deflate: inflateSync }[coding];
  const isCoded = decode !== undefined && body.byteLength > 0;
  return new TextDecoder().decode(
    isCoded ? decode(body, { maxOutputLength: BODY_MAX_BYTES }) : body,
  );
};

/**
 * At most so many questions; then none.
 * @param told of each question, whether it is put
 */
export const atMost = (max: number, ask: Ask, told: (isPut: boolean) => void): Ask => {
  let left = max;
  return (question) => {
    left -= 1;
    told(left >= 0);
    return left >= 0 ? ask(question) : Promise.resolve(undefined);
  };
};
