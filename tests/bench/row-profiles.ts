import { join } from "node:path";
import { fieldsOf } from "./asked.ts";
import { bundle } from "./bundle.ts";
import { productSetup } from "./contestants.ts";
import type { HotRow } from "./hot.ts";
import { type Stock, serveKv } from "./kv.ts";
import { measureLoad, writePaths } from "./load.ts";
import { type HotSpot, profile } from "./profile.ts";
import { get } from "./request.ts";
import { startWorkerd } from "./workerd.ts";

/** Where the isolate's time goes while it is kept busy with one row, the heaviest first. */
export interface RowProfile {
  readonly row: string;
  readonly hotSpots: readonly HotSpot[];
}

const HOT_SPOTS = 8;
const SECONDS = 2;

/** Profiles the product with readable names, which are not in the bundle that is measured. */
export const profileRows = async (
  folder: string,
  stock: Stock,
  rows: readonly HotRow[],
): Promise<readonly RowProfile[]> => {
  const readable = await bundle(join(folder, "readable"), {
    entry: "../../src/worker.ts",
    minify: false,
  });
  const kv = await serveKv(stock);
  const { pid, origins, inspector, stop } = await startWorkerd(productSetup(readable, kv), {
    inspect: true,
  });
  const [origin] = origins;
  if (!inspector) throw new Error("workerd has no inspector");
  const profiles: RowProfile[] = [];
  try {
    for (const row of rows) {
      const { headers } = await get(`${origin}${row.path}`, fieldsOf(row));
      const etag = headers.find(([name]) => name === "etag")?.[1];
      const load = {
        pid,
        origin,
        pathsFile: writePaths(folder, "profile", [row.path]),
        headers: fieldsOf(row, row.conditional ? etag : undefined),
      };
      await measureLoad(load, SECONDS);
      const { hotSpots } = await profile(inspector, "isolate-0", () => measureLoad(load, SECONDS));
      profiles.push({ row: row.name, hotSpots: hotSpots.slice(0, HOT_SPOTS) });
    }
  } finally {
    await stop();
    await kv.close();
  }
  return profiles;
};
