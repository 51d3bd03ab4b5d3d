import { expect, it } from "vitest";
import { aNewswire } from "../support/newswire.ts";

it("keeps the method of a write", async () => {
  const wire = await aNewswire();
  const response = await wire.api("PUT", "/publishing/Articles/first/", { body: "{}" });
  expect(response.status).toBe(308);
  expect(response.headers.get("Location")).toBe("/publishing/articles/first");
  expect(wire.newsroom.commands).toEqual([]);
});

it("keeps the query of a write, which says something", async () => {
  const wire = await aNewswire();
  const response = await wire.api("DELETE", "/publishing/articles/First?reason=In%20error");
  expect(response.status).toBe(308);
  expect(response.headers.get("Location")).toBe("/publishing/articles/first?reason=In%20error");
});
