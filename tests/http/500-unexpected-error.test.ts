import { expect, it } from "vitest";
import { aNewswire } from "../support/newswire.ts";

it("the API answers 500 without saying what happened, which the log knows", async () => {
  const wire = await aNewswire();
  wire.newsroom.publication = () => Promise.reject(new Error("secret detail"));
  const response = await wire.api("GET", "/publishing/publication");
  expect(response.status).toBe(500);
  expect(response.headers.get("Cache-Control")).toBe("no-store, no-transform");
  expect(response.headers.get("X-Content-Type-Options")).toBe("nosniff");
  expect(await response.text()).not.toContain("secret");
  expect(wire.logged).toMatchObject([
    { event: "unexpected-error", error: expect.stringContaining("secret detail") },
  ]);
});

it("is a 503 when the Newsroom may answer later", async () => {
  const wire = await aNewswire();
  const passing = Object.assign(new Error("reset"), { retryable: true });
  wire.newsroom.publication = () => Promise.reject(passing);
  const response = await wire.api("GET", "/publishing/publication");
  expect(response.status).toBe(503);
  expect(response.headers.get("Retry-After")).toMatch(/^\d+$/);
});

it("a public page answers 500 in one line, never cached", async () => {
  const wire = await aNewswire();
  wire.media.find = () => {
    throw new TypeError("a bug");
  };
  const response = await wire.get(`/media/${"ab".repeat(32)}.png`);
  expect(response.status).toBe(500);
  expect(response.headers.get("Cache-Control")).toBe("no-store");
  expect(await response.text()).not.toContain("bug");
});
