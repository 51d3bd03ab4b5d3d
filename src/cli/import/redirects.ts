import { join } from "node:path";
import { articlePath } from "../../model/entry.ts";
import { OLD_PATH_MAX_CHARACTERS } from "../../model/old-path.ts";
import { type Redirect, REDIRECTS_FILE, parseRedirects } from "../redirects-file.ts";
import { shardIn } from "../redirects.ts";
import { readText } from "../text-file.ts";
import type { Catalogue } from "./catalogue.ts";

/** First segments of paths that are ours: an address there is answered before old ones are looked for. */
const OURS =
  /^\/(?:articles|sections|topics|stories|authors|languages|feeds|feed|archive|sitemaps|media|assets|publishing|schemas)(?:[/?]|$)/;

/** Whether an old path can lead anywhere: none of ours, and none that is the article's own. */
const canLead = (path: string): boolean =>
  path.length <= OLD_PATH_MAX_CHARACTERS && !OURS.test(path) && !/^\/(?:\?(?!p=\d)|$)/.test(path);

/** Adds the old paths that a folder of ours lists. */
export const addListedPaths = async (
  catalogue: Catalogue,
  folder: string | undefined,
): Promise<void> => {
  const file = folder === undefined ? undefined : await readText(join(folder, REDIRECTS_FILE));
  const listed = file?.ok ? parseRedirects(file.value) : undefined;
  if (!listed?.ok) return;
  for (const [path, slug] of listed.value) catalogue.addOldPath(path, shardIn(path), slug);
};

/**
 * Old paths that lead to articles that stand now, made as they are sent.
 * @param bar hears of each that cannot lead anywhere
 */
export function* oldAddresses(
  catalogue: Catalogue,
  bar: (path: string) => void,
): Generator<Redirect> {
  for (const [path, slug] of catalogue.oldPaths()) {
    if (path === articlePath(slug)) continue;
    if (canLead(path)) yield [path, slug];
    else bar(path);
  }
}
