import { expect, it } from "vitest";
import type { Newsroom } from "../../src/newsroom/newsroom.ts";
import { restoring } from "../../src/newsroom/restoring.ts";
import { ROWS, patternOf } from "../support/documented.ts";
import { aNewswire } from "../support/newswire.ts";
import { provocations } from "../support/provocations.ts";

/** As the object answers every call but two then. */
const CLOSED = new Proxy({} as Newsroom, { get: () => () => Promise.reject(restoring()) });

/** What says nothing of the ledger. */
const ANSWERED = new Set([
  "/publishing/openapi.json",
  "/publishing/reference",
  "/publishing/health",
]);

const aClosedWire = () => aNewswire(undefined, undefined, { newsroom: () => CLOSED });

it("is the answer of the whole API, whatever is asked", async () => {
  const wire = await aClosedWire();
  const answers = new Map<string, Set<number>>();
  for (const { method, path, init } of provocations()) {
    const pattern = patternOf(path.replace(/\?.*/, "")) ?? path;
    if (!pattern.startsWith("/publishing/") || ANSWERED.has(pattern)) continue;
    const { status } = await wire.api(method, path, init);
    const route = `${method} ${pattern}`;
    answers.set(route, (answers.get(route) ?? new Set()).add(status));
  }
  for (const [route, statuses] of answers) {
    expect({ route, refused: statuses.has(409) }).toEqual({ route, refused: true });
    // What cannot be read is refused for that, as ever; nothing succeeds, and nothing is a fault.
    expect([...statuses].filter((status) => status < 400 || status >= 500)).toEqual([]);
  }
  const routes = ROWS.flatMap(({ path, methods }) => methods.map((method) => `${method} ${path}`));
  expect([...answers.keys()].toSorted()).toEqual(
    routes
      .filter((route) => route.includes(" /publishing/"))
      .filter((route) => !ANSWERED.has(route.replace(/^\w+ /, "")))
      .toSorted(),
  );
  expect(wire.logged).toEqual([]);
});

it("says why, to who has a token that was issued here too", async () => {
  const wire = await aClosedWire();
  const issued = { Authorization: `Bearer ew_${"a".repeat(43)}` };
  const response = await wire.send("GET", "/publishing/status", { headers: issued });
  expect(response.status).toBe(409);
  expect(await response.json()).toMatchObject({
    title: "Conflict",
    detail: expect.stringContaining("A backup is being restored"),
  });
  expect(response.headers.get("X-Request-Id")).toBeTruthy();
});

it("is said by the health of the newsroom, and is no business of readers", async () => {
  const wire = await aClosedWire();
  const health = await wire.api("GET", "/publishing/health");
  expect(health.status).toBe(503);
  expect(await health.json()).toMatchObject({
    checks: { newsroom: [{ status: "fail", output: "A backup is being restored" }] },
  });
  expect((await wire.get("/rss.xml")).status).toBe(200);
  const preview = "/preview/first?revision=1-abc&expires=9999999999&signature=a";
  expect((await wire.get(preview)).status).toBe(503);
});
