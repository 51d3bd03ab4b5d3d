import { describe, expect, it } from "vitest";
import { REPRESENTATIONS, aNewswire } from "../support/newswire.ts";

const PUBLIC = [
  ...REPRESENTATIONS,
  `/media/${"0".repeat(64)}.png`,
  "/assets/x.css",
  "/schemas/article.json",
];

describe.each(PUBLIC)("%s", (path) => {
  it("answers other methods with 405 and what it allows", async () => {
    const wire = await aNewswire();
    for (const method of ["POST", "PUT", "DELETE", "PATCH"]) {
      const response = await wire.send(method, path);
      expect(response.status).toBe(405);
      expect(response.headers.get("Allow")).toBe("GET, HEAD, OPTIONS");
      expect(response.headers.get("Cache-Control")).toBe("no-store");
    }
  });
});

it.each([
  ["/publishing/articles/first", "GET, HEAD, PUT, DELETE, OPTIONS"],
  ["/publishing/publication", "GET, HEAD, PUT, OPTIONS"],
  [`/publishing/media/${"0".repeat(64)}.png`, "GET, HEAD, PUT, OPTIONS"],
  ["/publishing/projections/1", "GET, HEAD, OPTIONS"],
])("answers PATCH %s with a problem and what it allows", async (path, allow) => {
  const wire = await aNewswire();
  const response = await wire.api("PATCH", path);
  expect(response.status).toBe(405);
  expect(response.headers.get("Allow")).toBe(allow);
  expect(response.headers.get("Content-Type")).toBe("application/problem+json");
});
