import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { afterEach, expect, it } from "vitest";
import { exchange } from "../../src/cli/transport.ts";

let close = async (): Promise<void> => undefined;
afterEach(() => close());

it("cuts an upload off that the server stops reading, and says so", async () => {
  const server = createServer((request) => request.pause()).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const piece = Buffer.alloc(1024 * 1024);
  const sent = await exchange({
    method: "PUT",
    url,
    headers: { "content-length": String(64 * piece.length) },
    body: Readable.from(Array.from({ length: 64 }, () => piece)),
    timeoutMs: 300,
    signal: new AbortController().signal,
  });
  expect(sent).toEqual({
    ok: false,
    error: `${url} did not answer: nothing went or came for 0.3 seconds`,
  });
});
