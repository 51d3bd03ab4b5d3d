import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { type Result, fail, ok } from "../model/result.ts";
import { errorCode } from "./missing-file.ts";

export interface Exchange {
  readonly method: "DELETE" | "GET" | "HEAD" | "POST" | "PUT";
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array | Readable;
  /** How long the server may take to answer, or to read on, in milliseconds. */
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

export interface Answered {
  readonly status: number;
  /** Lower-case names; repeated fields joined by a comma. */
  readonly header: (name: string) => string | undefined;
  readonly text: string;
}

/** More characters than any answer of the API has. */
const ANSWER_MAX_LENGTH = 8 * 1024 * 1024;

/** One HTTP request; the error says in words why there is no answer. Redirects are not followed. */
export const exchange = async (asked: Exchange): Promise<Result<Answered, string>> => {
  const answer = Promise.withResolvers<Result<Answered, string>>();
  const settle = (error: unknown): void => answer.resolve(fail(reasonOf(error, asked)));
  const send = asked.url.startsWith("https:") ? requestHttps : requestHttp;
  const request = send(asked.url, {
    method: asked.method,
    headers: asked.headers,
    signal: asked.signal,
  });
  request.setTimeout(asked.timeoutMs, () => {
    request.destroy(new Error(`nothing went or came for ${asked.timeoutMs / 1000} seconds`));
  });
  request.on("error", settle);
  request.on("response", (response) => {
    let text = "";
    response.setEncoding("utf8");
    response.on("data", (chunk: string) => {
      text += chunk;
      if (text.length > ANSWER_MAX_LENGTH) response.destroy(new Error("its answer has no end"));
    });
    response.on("error", settle);
    response.on("end", () => {
      const header = (name: string): string | undefined => {
        const value = response.headers[name];
        return Array.isArray(value) ? value.join(", ") : value;
      };
      answer.resolve(ok({ status: response.statusCode ?? 0, header, text }));
    });
  });
  if (asked.body === undefined || asked.body instanceof Uint8Array) request.end(asked.body);
  // A server may refuse a body before it has read all of it: then its answer counts, not the broken pipe.
  else pipeline(asked.body, request).catch((error: unknown) => setImmediate(settle, error));
  return answer.promise;
};

const reasonOf = (error: unknown, { url, signal }: Exchange): string => {
  if (signal.aborted) return "stopped";
  const { origin, hostname } = new URL(url);
  const code = errorCode(error);
  if (code === "ECONNREFUSED") return `nothing answers at ${origin}`;
  if (code === "ENOTFOUND") return `there is no host ${hostname}`;
  return `${origin} did not answer: ${error instanceof Error ? error.message : String(error)}`;
};
