import { type IncomingMessage, type ServerResponse, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { RecordMetadata } from "../../src/store/records.ts";

export interface StoredValue {
  readonly text: string;
  readonly metadata: RecordMetadata;
}

/** What stands in KV, by key. */
export interface Stock {
  get(key: string): StoredValue | undefined;
  keys(): Iterable<string>;
}

export interface KvServer {
  /** Host and port, for an external service of workerd. */
  readonly address: string;
  /** How many values were asked for. */
  readonly reads: () => number;
  /** The keys that were written, and when: `performance.now()`. They are not kept. */
  readonly writes: readonly { readonly key: string; readonly atMs: number }[];
  readonly close: () => Promise<void>;
}

/**
 * Workers KV as workerd's binding speaks to it: `GET /<key>` with the metadata in a header, and
 * `GET /?prefix=` for a list; `PUT /<key>` is counted. It runs in our own process, so that its work is
 * not the Worker's.
 */
export const serveKv = async (stock: Stock): Promise<KvServer> => {
  let reads = 0;
  const writes: { key: string; atMs: number }[] = [];
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const url = new URL(request.url ?? "/", "http://kv");
    if (request.method === "PUT") {
      const key = decodeURIComponent(url.pathname.slice(1));
      request.resume().once("end", () => {
        writes.push({ key, atMs: performance.now() });
        response.end();
      });
      return;
    }
    if (url.pathname === "/") {
      const prefix = url.searchParams.get("prefix") ?? "";
      const keys = [...stock.keys()].filter((key) => key.startsWith(prefix));
      const names = keys.map((name) => ({ name }));
      response.end(JSON.stringify({ keys: names, list_complete: true }));
      return;
    }
    reads += 1;
    const value = stock.get(decodeURIComponent(url.pathname.slice(1)));
    if (!value) {
      response.writeHead(404).end();
      return;
    }
    response.setHeader("CF-KV-Metadata", JSON.stringify(value.metadata));
    response.end(value.text);
  };
  // The longest body of all is answered whole, as KV does; a connection stays open between runs.
  const server = createServer({ keepAliveTimeout: 0 }, answer);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `127.0.0.1:${port}`,
    reads: () => reads,
    writes,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
