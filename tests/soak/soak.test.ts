import { expect, it } from "vitest";
import { soak } from "./soak.ts";

/** `npm run soak` is the long form. */
it("loses nothing that it acknowledged when workerd is killed while it publishes", async () => {
  const report = await soak(40, 2, 0);
  expect(report.acknowledged).toBeGreaterThan(20);
  expect(report.lostFromLedger).toEqual([]);
  expect(report.lostFromPublic).toEqual([]);
  expect(report.lostFromSitemap).toEqual([]);
}, 60_000);
