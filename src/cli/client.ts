import type { Readable } from "node:stream";
import { z } from "zod";
import type { Problem } from "../model/problem.ts";
import { type Result, ok } from "../model/result.ts";
import { fetchFile } from "./fetched-file.ts";
import { type Patience, pause } from "./patience.ts";
import type { Target } from "./target.ts";
import { type Answered, exchange } from "./transport.ts";

/** The publishing API as the CLI uses it. Every request may be repeated: preconditions make sure, and of rebuilds there is one at a time. */
export interface Client {
  readonly target: Target;
  readonly patience: Patience;
  readonly signal: AbortSignal;
  /** The error says in words why there is no answer. Statuses are for the caller to judge. */
  readonly send: (request: ApiRequest) => Promise<Result<Answered, string>>;
  /** GETs a file whole; the error says in words why it is not there. */
  readonly download: (path: string, maxBytes: number) => Promise<Result<Uint8Array, string>>;
}

export interface ApiRequest {
  readonly method: "DELETE" | "GET" | "HEAD" | "POST" | "PUT";
  /** From the server's root. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON, or bytes that a new attempt reads anew. */
  readonly body?: { readonly json: unknown } | Upload;
}

export interface Upload {
  readonly type: string;
  readonly bytes: number;
  readonly open: () => Readable;
}

/** RFC 9110 §15.5.9, §15.5.21 (RFC 6585 §4) and §15.6: the same request may do better later. */
const WORTH_REPEATING: ReadonlySet<number> = new Set([408, 429, 500, 502, 503, 504]);

export const createClient = (
  target: Target,
  token: string,
  patience: Patience,
  signal: AbortSignal,
): Client => {
  const attempt = ({
    method,
    path,
    headers,
    body,
  }: ApiRequest): Promise<Result<Answered, string>> => {
    const { fields, content } = body ? encode(body) : {};
    return exchange({
      method,
      url: `${target.base}${path}`,
      headers: { authorization: `Bearer ${token}`, ...fields, ...headers },
      ...(content && { body: content }),
      timeoutMs: patience.answerMs,
      signal,
    });
  };
  const send: Client["send"] = async (request) => {
    let answer = await attempt(request);
    for (const waitMs of patience.retriesMs) {
      if (answer.ok && !WORTH_REPEATING.has(answer.value.status)) break;
      const asked = answer.ok ? retryAfterMs(answer.value) : 0;
      if (!(await pause(Math.min(Math.max(waitMs, asked), patience.retryAfterMaxMs), signal)))
        break;
      answer = await attempt(request);
    }
    return answer;
  };
  const download: Client["download"] = async (path, maxBytes) => {
    const headers = { authorization: `Bearer ${token}` };
    const limits = { maxBytes, timeoutMs: patience.answerMs, signal, headers };
    const file = await fetchFile(`${target.base}${path}`, limits);
    return file.ok ? ok(file.value.bytes) : file;
  };
  return { target, patience, signal, send, download };
};

const encode = (
  body: NonNullable<ApiRequest["body"]>,
): { readonly fields: Record<string, string>; readonly content: Uint8Array | Readable } => {
  if ("json" in body) {
    const content = new TextEncoder().encode(JSON.stringify(body.json));
    const fields = { "content-type": "application/json", "content-length": `${content.length}` };
    return { fields, content };
  }
  const fields = { "content-type": body.type, "content-length": `${body.bytes}` };
  return { fields, content: body.open() };
};

/** RFC 9110 §10.2.3, as seconds only: our API sends no dates. */
const retryAfterMs = (answer: Answered): number =>
  1000 * (Number(/^\d+$/.exec(answer.header("retry-after") ?? "")?.[0]) || 0);

const PROBLEM = z.object({
  detail: z.string(),
  pointer: z.string().optional(),
  line: z.number().optional(),
  column: z.number().optional(),
});
const PROBLEM_DOCUMENT = z.object({
  title: z.string().optional(),
  detail: z.string().optional(),
  current: z.string().nullish(),
  problems: z.array(PROBLEM).optional(),
  state: z.string().optional(),
});

/** The API's no, in words. */
export interface ApiProblem {
  readonly detail: string;
  readonly problems: readonly Problem[];
  /** With 412: the revision tag the server has. */
  readonly current?: string;
}

/** Reads `application/problem+json` (RFC 9457); whatever else came is described by its status. */
export const apiProblem = (answer: Answered): ApiProblem => {
  const { title, detail, problems, current, state } =
    PROBLEM_DOCUMENT.safeParse(jsonOf(answer)).data ?? {};
  const said = [...new Set([title, detail])].filter((text) => text !== undefined);
  return {
    detail: said.length > 0 ? said.join(": ") : `the server answered ${answer.status}`,
    // What an article's state forbids is wrong with no field of it.
    problems: (problems ?? (state && detail ? [{ detail }] : [])).map(problemOf),
    ...(current && { current }),
  };
};

const problemOf = ({ detail, pointer, line, column }: z.infer<typeof PROBLEM>): Problem => ({
  detail,
  ...(pointer !== undefined && { pointer }),
  ...(line !== undefined && column !== undefined && { place: { line, column } }),
});

/** The parsed body, or `undefined` where it is not JSON. */
export const jsonOf = (answer: Answered): unknown => {
  try {
    return JSON.parse(answer.text);
  } catch {
    return undefined; // SyntaxError is all that JSON.parse throws
  }
};

export const succeeded = (answer: Answered): boolean => answer.status >= 200 && answer.status < 300;
