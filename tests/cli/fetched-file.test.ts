import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, it } from "vitest";
import { fetchFile } from "../../src/cli/fetched-file.ts";

let close = async (): Promise<void> => undefined;
afterEach(() => close());

/** A server that answers every request so. */
const serve = async (answer: (response: ServerResponse) => void): Promise<string> => {
  const server = createServer((_, response) => answer(response)).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/file`;
};

const limits = { maxBytes: 100, signal: new AbortController().signal };

it("waits as long as something comes", async () => {
  const url = await serve((response) => {
    let pieces = 0;
    const timer = setInterval(() => {
      response.write("x");
      if (++pieces < 8) return;
      clearInterval(timer);
      response.end();
    }, 100);
  });
  const file = await fetchFile(url, { ...limits, timeoutMs: 600 });
  expect(file).toMatchObject({ ok: true, value: { bytes: { byteLength: 8 } } });
});

it.each([
  ["before the answer", () => undefined],
  [
    "in the middle of it",
    (response: ServerResponse) => void response.writeHead(200, { "Content-Length": 10 }).write("x"),
  ],
] as const)("is cut off where nothing comes %s, and says so", async (_, answer) => {
  const url = await serve(answer);
  const begunMs = performance.now();
  expect(await fetchFile(url, { ...limits, timeoutMs: 300 })).toEqual({
    ok: false,
    error: "nothing came for 0.3 seconds",
  });
  expect(performance.now() - begunMs).toBeLessThan(10_000);
});

it("says that it was stopped where it was", async () => {
  const url = await serve(() => undefined);
  const stop = new AbortController();
  const fetched = fetchFile(url, { ...limits, signal: stop.signal, timeoutMs: 60_000 });
  stop.abort();
  expect(await fetched).toEqual({ ok: false, error: "stopped" });
});
