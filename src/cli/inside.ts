import { realpath } from "node:fs/promises";
import { relative } from "node:path";
import { ifPresent } from "./missing-file.ts";

/** Whether a path leads out of a folder, by its dots or by a link on its way. What is not there leads nowhere. */
export const leadsOutside = async (folder: string, path: string): Promise<boolean> => {
  if (isOutside(folder, path)) return true;
  const [root, file] = await Promise.all([realpath(folder), ifPresent(realpath(path))]);
  return file !== undefined && isOutside(root, file);
};

const isOutside = (folder: string, path: string): boolean =>
  relative(folder, path).split(/[\\/]/)[0] === "..";
