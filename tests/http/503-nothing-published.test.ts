import { expect, it } from "vitest";
import { REPRESENTATIONS, aBareNewswire } from "../support/newswire.ts";

it.each(REPRESENTATIONS)("before the first publication %s answers 503", async (path) => {
  const response = await aBareNewswire().get(path);
  expect(response.status).toBe(503);
  expect(response.headers.get("Cache-Control")).toBe("no-store");
  expect(response.headers.get("Retry-After")).toMatch(/^\d+$/);
});

it.each([`/media/${"0".repeat(64)}.png`, "/2019/a-story", "/2019/a-story.html"])(
  "says of %s no more than that it may be there later",
  async (path) => {
    const response = await aBareNewswire().get(path);
    expect(response.status).toBe(503);
    expect(response.headers.get("Retry-After")).toMatch(/^\d+$/);
  },
);

it("says how to publish, on a page", async () => {
  const response = await aBareNewswire().get("/");
  expect(response.headers.get("Content-Type")).toBe("text/html; charset=utf-8");
  expect(await response.text()).toContain("npm run edgewire -- publish --to");
});
