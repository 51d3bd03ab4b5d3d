import { type Agent, request } from "node:http";

/** An answer as it came over the wire: nothing is decoded, nothing followed. */
export interface RawAnswer {
  readonly status: number;
  /** Names in lower case, sorted. */
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Buffer;
}

/** Fields of the connection, not of the answer (RFC 9110 §7.6.1, §6.6.1). */
const CONNECTION_FIELDS = new Set(["connection", "date", "keep-alive", "transfer-encoding"]);

export const get = (
  url: string,
  headers: Readonly<Record<string, string>> = {},
  agent?: Agent,
): Promise<RawAnswer> =>
  new Promise((resolve, reject) => {
    const asked = request(url, { headers, ...(agent && { agent }) }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => {
        resolve({
          status: response.statusCode ?? 0,
          headers: Object.entries(response.headers)
            .filter(([name]) => !CONNECTION_FIELDS.has(name))
            .map(([name, value]) => [name, String(value)] as const)
            .toSorted(([a], [b]) => (a < b ? -1 : 1)),
          body: Buffer.concat(chunks),
        });
      });
    });
    asked.on("error", reject);
    asked.end();
  });
