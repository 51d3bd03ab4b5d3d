import fc from "fast-check";
import { expect, it } from "vitest";
import { aNewswire } from "../support/newswire.ts";
import { anyString } from "../support/any-string.ts";

const PATHS = ["/publishing/articles/first", "/publishing/publication"];
const TYPES = ["application/json", "text/markdown"];

const anyBody = fc.oneof(
  fc.uint8Array({ maxLength: 500 }),
  anyString({ maxLength: 500 }),
  fc.json({ maxDepth: 6 }),
  anyString().map((text) => `---\n${text}\n---\n${text}`),
);

it("no body whatever gives a 500, and none of these is a command", async () => {
  const wire = await aNewswire();
  await fc.assert(
    fc.asyncProperty(
      anyBody,
      fc.constantFrom(...PATHS),
      fc.constantFrom(...TYPES),
      async (body, path, type) => {
        const init = { body, headers: { "Content-Type": type } };
        const response = await wire.api("PUT", path, init);
        expect([400, 413, 415, 422]).toContain(response.status);
        expect(response.headers.get("Content-Type")).toBe("application/problem+json");
      },
    ),
    { numRuns: 300 },
  );
  expect(wire.newsroom.commands).toEqual([]);
  expect(wire.logged).toEqual([]);
}, 30_000);
