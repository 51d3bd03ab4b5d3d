import { expect, it } from "vitest";
import { rehearse } from "../../src/edge/rehearsal.ts";
import { readSettings } from "../../src/settings.ts";

it("is a poll that ends in 304, so that it goes the whole way of one", async () => {
  expect((await rehearse(readSettings({}))).status).toBe(304);
});
