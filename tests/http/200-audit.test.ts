import { expect, it } from "vitest";
import { instant } from "../support/builders.ts";
import { aNewswire } from "../support/newswire.ts";

const entry = (sequence: number) => ({
  sequence,
  at: instant("2026-11-01T08:00:00Z"),
  token: "desk",
  command: "adopt" as const,
});

it("has a page of the log, and where the next one begins", async () => {
  const wire = await aNewswire();
  wire.newsroom.entries = [entry(5), entry(7), entry(8)];
  const page = await wire.api("GET", "/publishing/audit?after=3&limit=2");
  expect(await page.json()).toEqual({ entries: [entry(5), entry(7)], next: 7 });
  const whole = await wire.api("GET", "/publishing/audit?subject=first&token=desk");
  expect(await whole.json()).toEqual({ entries: wire.newsroom.entries, next: null });
  expect(wire.newsroom.queries).toEqual([
    { after: 3, limit: 3 },
    { after: 0, limit: 101, subject: "first", token: "desk" },
  ]);
});

it.each(["after=x", "after=-1", "limit=0", "limit=1001", "limit=x"])(
  "refuses ?%s",
  async (query) => {
    const wire = await aNewswire();
    expect((await wire.api("GET", `/publishing/audit?${query}`)).status).toBe(400);
  },
);
