import { expect, it } from "vitest";
import { MEDIA_MAX_BYTES } from "../../src/model/media.ts";
import { aNewswire } from "../support/newswire.ts";

it.each(["application/json", "text/markdown"])("an article in %s over 1 MiB", async (type) => {
  const wire = await aNewswire();
  const response = await wire.api("PUT", "/publishing/articles/first", {
    body: " ".repeat(1024 * 1024 + 1),
    headers: { "Content-Type": type },
  });
  expect(response.status).toBe(413);
  expect(wire.newsroom.commands).toEqual([]);
});

it("a file over 25 MiB, before it is read", async () => {
  const wire = await aNewswire();
  const response = await wire.api("PUT", `/publishing/media/${"ab".repeat(32)}.png`, {
    body: new Uint8Array(1),
    headers: { "Content-Length": `${MEDIA_MAX_BYTES + 1}` },
  });
  expect(response.status).toBe(413);
  expect(wire.newsroom.kept.size).toBe(0);
});
