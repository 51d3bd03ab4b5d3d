import { readFileSync, readdirSync } from "node:fs";
import { expect, it } from "vitest";
import { aBareNewswire } from "../support/newswire.ts";

const text = readFileSync(`${import.meta.dirname}/../../docs/http.md`, "utf8");

interface Row {
  readonly path: string;
  readonly methods: readonly string[];
  readonly statuses: readonly string[];
}

const rows: readonly Row[] = [
  ...text.matchAll(/^\| `(\/[^`]*)` *\| ([A-Z, ]+?) *\| ([\d ]+?) *\|$/gm),
].map(([, path = "", methods = "", statuses = ""]) => ({
  path,
  methods: methods.split(", "),
  statuses: statuses.split(" "),
}));

/** What the application offers: HEAD comes with GET, and middleware and 405 are registered for all. */
const offered = (): Record<string, readonly string[]> => {
  const paths = new Map<string, Set<string>>();
  for (const { path, method } of aBareNewswire().app.routes) {
    if (method === "ALL") continue;
    const methods = paths.get(path) ?? new Set();
    methods.add(method);
    if (method === "GET") methods.add("HEAD");
    paths.set(path, methods);
  }
  return Object.fromEntries([...paths].map(([path, methods]) => [path, [...methods].sort()]));
};

it("has a row for every route, and a route for every row", () => {
  expect(Object.fromEntries(rows.map(({ path, methods }) => [path, methods.toSorted()]))).toEqual(
    offered(),
  );
  expect(new Set(rows.map(({ path }) => path)).size).toBe(rows.length);
});

/** A file's name begins with the status it asserts; refusals of commands stand together. */
const tested = new Set([
  ...readdirSync(import.meta.dirname, "utf8").flatMap((name) => /^\d{3}(?=-)/.exec(name) ?? []),
  "409",
  "428",
]);

it("has a test for every status it names, and names every status there is a test for", () => {
  const named = new Set(rows.flatMap(({ statuses }) => statuses));
  for (const status of ["204", "308", "405"]) {
    expect(text).toContain(status);
    named.add(status);
  }
  expect([...named].toSorted()).toEqual([...tested].toSorted());
});

it("states every freshness as it is sent", async () => {
  const source = readFileSync(`${import.meta.dirname}/../../src/edge/freshness.ts`, "utf8");
  const values = [...source.matchAll(/^ {2}\w+: [`"]([^`"]+)[`"]/gm)].map(([, value = ""]) =>
    value.replace("${FEED_MAX_AGE_SECONDS}", "300"),
  );
  expect(values.length).toBeGreaterThan(8);
  for (const value of values) expect(text).toContain(`\`${value}\``);
});
