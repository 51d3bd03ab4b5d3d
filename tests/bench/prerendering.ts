import { join } from "node:path";
import type { prerender } from "../../src/edge/prerender.ts";
import { bundle } from "./bundle.ts";

interface Prerendering {
  readonly prerender: typeof prerender;
}

/** The renderers that the Newsroom has, for stocks: Node reads no JSX, so they are bundled. */
export const prerendering = async (folder: string): Promise<Prerendering> => {
  const at = join(folder, "prerendering");
  const { file } = await bundle(at, { entry: "references/prerendering.ts" });
  return (await import(join(at, file))) as Prerendering;
};
