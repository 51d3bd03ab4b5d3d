import { expect, it } from "vitest";
import { ok } from "../../src/model/result.ts";
import { aNewswire } from "../support/newswire.ts";
import { aReceipt } from "../support/scripted-newsroom.ts";

it("names the status URL while KV is slow, which answers", async () => {
  const wire = await aNewswire();
  wire.newsroom.outcome = ok(aReceipt({ projected: false }));
  const response = await wire.api("DELETE", "/publishing/articles/first?reason=In%20error.");
  expect(response.status).toBe(202);
  expect(response.headers.get("ETag")).toBe('"1-abc"');
  const location = response.headers.get("Location") ?? "";
  expect(location).toBe("/publishing/projections/7");
  expect((await wire.api("GET", location)).status).toBe(200);
});

it("says of no command that never was that readers have it", async () => {
  const wire = await aNewswire();
  wire.newsroom.progress = undefined;
  const response = await wire.api("GET", "/publishing/projections/999999");
  expect([response.status, await response.json()]).toEqual([
    404,
    expect.objectContaining({ detail: "There was no command 999999" }),
  ]);
});
