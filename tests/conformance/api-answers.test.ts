import { expect, it } from "vitest";
import { patternOf, ROWS } from "../support/documented.ts";
import { provokedAnswers } from "../support/provocations.ts";
import { faultsOf } from "./api-judge.ts";

/** The description is no part of what it describes. */
const IS_OPERATION = /^\/publishing\/(?!openapi|reference)/;

it("every answer of the API is as its description says", async () => {
  const wrong: unknown[] = [];
  const judged = new Set<string>();
  for await (const { method, path, response } of provokedAnswers()) {
    if (!IS_OPERATION.test(path)) continue;
    // HEAD is GET without a body.
    if (method === "HEAD") continue;
    const faults = await faultsOf(method, path, response);
    judged.add(`${method} ${patternOf(path)} ${response.status}`);
    if (faults.length > 0) wrong.push({ request: `${method} ${path}`, faults });
  }
  expect(wrong).toEqual([]);
  const documented = ROWS.filter(({ path }) => IS_OPERATION.test(path)).flatMap(
    ({ path, methods, statuses }) =>
      methods
        .filter((method) => method !== "HEAD")
        .flatMap((method) => statuses.map((status) => `${method} ${path} ${status}`)),
  );
  expect(documented.filter((answer) => !judged.has(answer))).toEqual([]);
}, 120_000);

it("an answer that is not described is noticed", async () => {
  const answer = (body: object, status = 200) =>
    new Response(JSON.stringify(body), {
      status,
      headers: { "Content-Type": "application/json" },
    });
  const path = "/publishing/articles/x/revisions";
  expect(await faultsOf("GET", path, answer({ revisions: [] }))).toEqual([]);
  expect(await faultsOf("GET", path, answer({ revisions: [], next: null }))).not.toEqual([]);
  expect(await faultsOf("GET", path, answer({}))).not.toEqual([]);
  expect(await faultsOf("GET", path, answer({ revisions: [] }, 418))).not.toEqual([]);
});
