import { readFileSync } from "node:fs";
import type { Hono } from "hono";
import { expect, it } from "vitest";
import { FEED_MAX_AGE_SECONDS } from "../../src/model/freshness.ts";
import { STALE_IF_ERROR_SECONDS } from "../../src/edge/freshness.ts";
import { HTTP_DOCUMENT, ROWS } from "../support/documented.ts";
import { TOKEN, aBareNewswire } from "../support/newswire.ts";
import { provokedStatuses } from "../support/provocations.ts";

const pairs = (path: string, methods: readonly string[]): readonly string[] =>
  methods.map((method) => `${method} ${path}`);

/** What a path says that it offers, beside OPTIONS itself. */
const methodsOf = async (app: Hono, path: string): Promise<readonly string[]> => {
  const headers = { Authorization: `Bearer ${TOKEN}` };
  const response = await app.request(path, { method: "OPTIONS", headers });
  const allowed = response.headers.get("Allow")?.split(", ") ?? [];
  return allowed.filter((method) => method !== "OPTIONS");
};

it("has a row for every route and method, and a route for every row", async () => {
  const { app } = aBareNewswire();
  const paths = new Set(app.routes.map(({ path }) => path).filter((path) => !path.includes("*")));
  const offered: string[] = [];
  for (const path of paths) offered.push(...pairs(path, await methodsOf(app, path)));
  const documented = ROWS.flatMap(({ path, methods }) => pairs(path, methods));
  expect(documented.toSorted()).toEqual(offered.toSorted());
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
