import { expect, it } from "vitest";
import { aNewswire } from "../support/newswire.ts";

const NAME = `${"ab".repeat(32)}.mp3`;
const BYTES = new TextEncoder().encode("0123456789");

it.each([
  ["bytes=2-5", "2345", "bytes 2-5/10"],
  ["bytes=8-", "89", "bytes 8-9/10"],
  ["bytes=-1", "9", "bytes 9-9/10"],
])("sends %s of a file", async (range, part, contentRange) => {
  const wire = await aNewswire();
  wire.media.files.set(NAME, { bytes: BYTES, metadata: { type: "audio/mpeg", bytes: 10 } });
  const headers = { Range: range, "If-Range": `"${NAME.slice(0, 32)}"` };
  const response = await wire.get(`/media/${NAME}`, headers);
  expect(response.status).toBe(206);
  expect(response.headers.get("Content-Range")).toBe(contentRange);
  expect(response.headers.get("Content-Length")).toBe(`${part.length}`);
  expect(response.headers.get("ETag")).toBe(`"${NAME.slice(0, 32)}"`);
  expect(await response.text()).toBe(part);
});
