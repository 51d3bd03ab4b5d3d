import { expect, it } from "vitest";
import { aNewswire } from "../support/newswire.ts";

it("says how long the file is", async () => {
  const wire = await aNewswire();
  const name = `${"ab".repeat(32)}.mp3`;
  const bytes = new TextEncoder().encode("0123456789");
  wire.media.files.set(name, { bytes, metadata: { type: "audio/mpeg", bytes: 10 } });
  const response = await wire.get(`/media/${name}`, { Range: "bytes=10-" });
  expect(response.status).toBe(416);
  expect(response.headers.get("Content-Range")).toBe("bytes */10");
  expect(response.headers.get("Cache-Control")).toBe("no-store");
});
