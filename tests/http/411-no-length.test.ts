import { expect, it } from "vitest";
import { aNewswire } from "../support/newswire.ts";

it("a file of unknown length is refused", async () => {
  const wire = await aNewswire();
  const response = await wire.api("PUT", `/publishing/media/${"ab".repeat(32)}.png`, {
    body: new Uint8Array(1),
  });
  expect(response.status).toBe(411);
  expect(wire.newsroom.kept.size).toBe(0);
});
