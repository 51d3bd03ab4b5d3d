import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { FEED_MAX_AGE_SECONDS } from "../../src/model/freshness.ts";
import { STALE_IF_ERROR_SECONDS } from "../../src/edge/freshness.ts";
import { HTTP_DOCUMENT, ROWS } from "../support/documented.ts";
import { aBareNewswire } from "../support/newswire.ts";
import { provokedStatuses } from "../support/provocations.ts";

const pairs = (path: string, methods: readonly string[]): readonly string[] =>
  methods.map((method) => `${method} ${path}`);

it("has a row for every route and method, and a route for every row", () => {
  const offered = aBareNewswire()
    .app.routes.filter(({ method }) => method !== "ALL" && method !== "OPTIONS")
    // HEAD comes with GET.
    .flatMap(({ path, method }) => pairs(path, method === "GET" ? ["GET", "HEAD"] : [method]));
  const documented = ROWS.flatMap(({ path, methods }) => pairs(path, methods));
  expect(documented.toSorted()).toEqual([...new Set(offered)].toSorted());
});

it("says of every route and method exactly the statuses there are", async () => {
  const provoked = await provokedStatuses();
  const documented = ROWS.flatMap(({ path, methods, statuses }) =>
    pairs(path, methods).flatMap((pair) => statuses.map((status) => `${pair} ${status}`)),
  );
  expect([...provoked].toSorted()).toEqual(documented.toSorted());
}, 120_000);

it("states every freshness as it is sent", () => {
  const source = readFileSync(`${import.meta.dirname}/../../src/edge/freshness.ts`, "utf8");
  const values = [...source.matchAll(/^ {2}\w+: [`"]([^`"]+)[`"]/gm)].map(([, value = ""]) =>
    value
      .replace("${FEED_MAX_AGE_SECONDS}", `${FEED_MAX_AGE_SECONDS}`)
      .replace("${STALE_IF_ERROR_SECONDS}", `${STALE_IF_ERROR_SECONDS}`),
  );
  expect(values.length).toBeGreaterThan(8);
  for (const value of values) expect(HTTP_DOCUMENT).toContain(`\`${value}\``);
});
