import { readdirSync, readFileSync } from "node:fs";
import { type IncomingHttpHeaders, request } from "node:http";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";

/** A client as it really asks, and what it must be told. */
export interface RequestSet {
  readonly client: string;
  /** Where the fields are documented, or that they were captured. */
  readonly source: string;
  readonly does: string;
  readonly request: {
    readonly method: string;
    /** `{audio}` stands for the sample newsroom's recording. */
    readonly path: string;
    readonly headers: Readonly<Record<string, string>>;
  };
  readonly answer: WantedAnswer;
  /** The next poll: the same request with fields from the first answer, such as `{ETag}`. */
  readonly again?: {
    readonly headers: Readonly<Record<string, string>>;
    readonly answer: WantedAnswer;
  };
}

export interface WantedAnswer {
  readonly status: number;
  /** `null`: the field must be absent; a list: any of these. `Vary` has to name these at least. */
  readonly headers: Readonly<Record<string, string | readonly string[] | null>>;
}

const FOLDER = join(import.meta.dirname, "requests");

const requestSet = (file: string): RequestSet =>
  JSON.parse(readFileSync(join(FOLDER, file), "utf8")) as RequestSet;

export const REQUEST_SETS: readonly RequestSet[] = readdirSync(FOLDER).map(requestSet);

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** As it came over the wire. */
  readonly bytes: Buffer;
}

/** Sends these fields and no others, which `fetch` does not do. */
export const ask = (
  url: string,
  method: string,
  headers: Readonly<Record<string, string>>,
): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const asked = request(url, { method, headers, agent: false }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.once("error", reject);
      answer.once("end", () =>
        resolve({
          status: answer.statusCode ?? 0,
          headers: answer.headers,
          bytes: Buffer.concat(chunks),
        }),
      );
    });
    asked.once("error", reject);
    asked.end();
  });

/** The fields of the next poll, as this client repeats them. */
export const repeated = (
  headers: Readonly<Record<string, string>>,
  { etag = "", "last-modified": lastModified = "" }: IncomingHttpHeaders,
): Record<string, string> => {
  const values: Readonly<Record<string, string>> = {
    "{ETag}": etag,
    // Apache's mod_deflate and others mark the tag of a compressed answer so.
    "{ETag-gzip}": etag.replace(/"$/, '-gzip"'),
    "{ETag-unquoted}": etag.replaceAll(/^W\/|"/g, ""),
    "{Last-Modified}": lastModified,
  };
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, values[value] ?? value]),
  );
};

/** The body without its content coding. */
export const decoded = ({ headers, bytes }: Answer): string => {
  const coding = headers["content-encoding"];
  if (coding === "br") return brotliDecompressSync(bytes).toString();
  return (coding === "gzip" ? gunzipSync(bytes) : bytes).toString();
};

/** Where an answer is not the wanted one, a line each. */
export const departures = (answer: Answer, wanted: WantedAnswer): readonly string[] => [
  ...(answer.status === wanted.status ? [] : [`${answer.status} instead of ${wanted.status}`]),
  ...Object.entries(wanted.headers)
    .filter(([name, value]) => !isWanted(name, answer.headers[name.toLowerCase()], value))
    .map(
      ([name, value]) =>
        `${name}: ${String(answer.headers[name.toLowerCase()])} instead of ${String(value)}`,
    ),
];

const isWanted = (
  name: string,
  found: string | readonly string[] | undefined,
  wanted: string | readonly string[] | null,
): boolean => {
  if (wanted === null) return found === undefined;
  if (name === "Vary") return String(found).split(/, */).includes(String(wanted));
  return typeof wanted === "string" ? found === wanted : wanted.includes(String(found));
};
