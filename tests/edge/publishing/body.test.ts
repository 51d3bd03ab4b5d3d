import { expect, it } from "vitest";
import { readText } from "../../../src/edge/publishing/body.ts";
import { streamOf } from "../../support/memory-media.ts";

const request = (body: BodyInit, headers: Record<string, string> = {}): Request =>
  new Request("https://news.example/", {
    method: "PUT",
    body,
    headers,
    duplex: "half",
  } as RequestInit);

it("reads UTF-8 that is split anywhere, without its byte order mark", async () => {
  const bytes = new TextEncoder().encode("\uFEFFgrüße 📰");
  expect(await readText(request(streamOf(bytes)))).toEqual({ ok: true, value: "grüße 📰" });
});

it("refuses what is not UTF-8", async () => {
  expect(await readText(request(new Uint8Array([0x61, 0xff])))).toMatchObject({
    error: { status: 400 },
  });
});

it("stops as soon as a body is too large, whatever it said of its length", async () => {
  let pulled = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      pulled += 1;
      controller.enqueue(new Uint8Array(100));
    },
  });
  expect(await readText(request(endless), 1000)).toMatchObject({ error: { status: 413 } });
  expect(pulled).toBeLessThan(20);
});

it("does not read a body that says itself that it is too large", async () => {
  const body = request("x", { "Content-Length": "1001" });
  expect(await readText(body, 1000)).toMatchObject({ error: { status: 413 } });
});
