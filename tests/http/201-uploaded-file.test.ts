import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { aNewswire } from "../support/newswire.ts";

const BYTES = Uint8Array.from([
  0x89,
  0x50,
  0x4e,
  0x47,
  0x0d,
  0x0a,
  0x1a,
  0x0a,
  ...Array(3000).keys(),
]);
const NAME = `${createHash("sha256").update(BYTES).digest("hex")}.png`;
const put = { body: BYTES, headers: { "Content-Length": `${BYTES.byteLength}` } };

it("a file is kept, tells the Newsroom, and is served", async () => {
  const wire = await aNewswire();
  const response = await wire.api("PUT", `/publishing/media/${NAME}`, put);
  expect(response.status).toBe(201);
  expect(response.headers.get("Location")).toBe(`/media/${NAME}`);
  const facts = { type: "image/png", bytes: BYTES.byteLength };
  expect(await response.json()).toEqual({ url: `/media/${NAME}`, ...facts });
  expect(wire.newsroom.kept.get(NAME)).toEqual(facts);
  const served = await wire.get(`/media/${NAME}`);
  expect(new Uint8Array(await served.arrayBuffer())).toEqual(BYTES);
  expect((await wire.api("PUT", `/publishing/media/${NAME}`, put)).status).toBe(200);
});
