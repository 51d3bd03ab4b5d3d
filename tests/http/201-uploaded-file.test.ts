import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { streamOf } from "../support/memory-media.ts";
import { type Newswire, aNewswire } from "../support/newswire.ts";

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const RIGHT = Uint8Array.from([...PNG, ...Array(3000).keys()]);
const WRONG = RIGHT.with(2000, 0xff);
const NAME = `${createHash("sha256").update(RIGHT).digest("hex")}.png`;
const FACTS = { type: "image/png", bytes: RIGHT.byteLength };

const upload = (
  wire: Newswire,
  body: Uint8Array | ReadableStream<Uint8Array> = RIGHT,
): Promise<Response> => {
  const init = { body, headers: { "Content-Length": `${RIGHT.byteLength}` }, duplex: "half" };
  return wire.api("PUT", `/publishing/media/${NAME}`, init);
};

const kept = (wire: Newswire): Uint8Array | undefined => wire.newsroom.files.get(NAME);

/** A body that comes so far and no further until it is told how to go on. */
const aSlowBody = (bytes: Uint8Array) => {
  const begun = bytes.subarray(0, 1000);
  let body: ReadableStreamDefaultController<Uint8Array>;
  const stream = new ReadableStream<Uint8Array>({
    start: (controller) => {
      body = controller;
      controller.enqueue(begun);
    },
  });
  return {
    stream,
    finish: () => {
      body.enqueue(bytes.subarray(1000));
      body.close();
    },
    breakOff: () => body.error(new TypeError("Network connection lost.")),
  };
};

it("a file is kept by the Newsroom, and is nowhere else", async () => {
  const wire = await aNewswire();
  const response = await upload(wire, streamOf(RIGHT));
  expect(response.status).toBe(201);
  expect(response.headers.get("Location")).toBe(`/media/${NAME}`);
  expect(await response.json()).toEqual({ url: `/media/${NAME}`, ...FACTS });
  expect(wire.newsroom.kept.get(NAME)).toEqual(FACTS);
  expect(kept(wire)).toEqual(RIGHT);
  expect((await upload(wire)).status).toBe(200);
  expect(wire.media.files.size).toBe(0);
  for (const ask of [wire.get, wire.head]) expect((await ask(`/media/${NAME}`)).status).toBe(404);
});

describe("the bytes of a file", () => {
  const content = `/publishing/media/${NAME}/content`;

  it("are given to token holders, published or not", async () => {
    const wire = await aNewswire();
    expect((await wire.api("GET", content)).status).toBe(404);
    await upload(wire);
    const response = await wire.api("GET", content);
    expect(response.headers.get("Content-Type")).toBe("image/png");
    expect(response.headers.get("Cache-Control")).toBe("no-store, no-transform");
    expect(await response.bytes()).toEqual(RIGHT);
    expect((await wire.get(content)).status).toBe(401);
  });

  it("come from KV where the ledger has not taken them in yet", async () => {
    const wire = await aNewswire();
    await wire.media.write(NAME, RIGHT, FACTS);
    const response = await wire.api("GET", content);
    expect([response.status, await response.bytes()]).toEqual([200, RIGHT]);
  });
});

describe.each(["finish", "breakOff"] as const)("a wrong upload that begins first", (end) => {
  it(`and comes to its end last (${end}) leaves the right file alone`, async () => {
    const wire = await aNewswire();
    const slow = aSlowBody(WRONG);
    const refused = upload(wire, slow.stream);
    expect((await upload(wire)).status).toBe(201);
    slow[end]();
    expect((await refused).status).toBe(end === "finish" ? 422 : 400);
    expect(kept(wire)).toEqual(RIGHT);
    expect(wire.newsroom.kept.get(NAME)).toEqual(FACTS);
  });
});

it("a wrong upload that overtakes the right one does not stop it", async () => {
  const wire = await aNewswire();
  const slow = aSlowBody(RIGHT);
  const accepted = upload(wire, slow.stream);
  expect((await upload(wire, WRONG)).status).toBe(422);
  expect(kept(wire)).toBeUndefined();
  slow.finish();
  expect((await accepted).status).toBe(201);
  expect(kept(wire)).toEqual(RIGHT);
});

it("of a client that goes away in the middle nothing is kept, and nobody is alarmed", async () => {
  const wire = await aNewswire();
  const slow = aSlowBody(RIGHT);
  const broken = upload(wire, slow.stream);
  slow.breakOff();
  expect((await broken).status).toBe(400);
  expect(wire.newsroom.kept.size).toBe(0);
  expect(wire.logged).toEqual([]);
});

it("the Newsroom is told nothing before the whole file is known to be right", async () => {
  const wire = await aNewswire();
  const slow = aSlowBody(RIGHT);
  const accepted = upload(wire, slow.stream);
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(wire.newsroom.kept.size).toBe(0);
  slow.finish();
  expect((await accepted).status).toBe(201);
});
