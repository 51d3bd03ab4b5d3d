import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { FULL_FETCHES_PER_HOUR } from "../../src/edge/fetch-log.ts";
import { RATE_PERIOD_SECONDS } from "../../src/edge/full-fetches.ts";

it("is offered in wrangler.toml with the numbers that we refuse by", () => {
  const toml = readFileSync(`${import.meta.dirname}/../../wrangler.toml`, "utf8");
  const simple = `simple = { limit = ${FULL_FETCHES_PER_HOUR}, period = ${RATE_PERIOD_SECONDS} }`;
  expect(toml).toMatch(/^(?:# )?name = "FULL_FETCH_RATE"$/m);
  expect(toml.split("\n").map((line) => line.replace(/^# /, ""))).toContain(simple);
});
