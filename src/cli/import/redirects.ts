import { join } from "node:path";
import { articlePath } from "../../model/entry.ts";
import { type Redirect, REDIRECTS_FILE, parseRedirects } from "../redirects-file.ts";
import { readText } from "../text-file.ts";
import type { Addresses } from "./addresses.ts";
import { OLD_PATH_MAX_CHARACTERS } from "../../model/old-path.ts";

/** First segments of paths that are ours: an address there is answered before old ones are looked for. */
const OURS =
  /^\/(?:articles|sections|topics|stories|authors|languages|feeds|feed|archive|sitemaps|media|assets|publishing|schemas)(?:[/?]|$)/;

/** Whether an old path can lead anywhere: none of ours, and none that is the article's own. */
const canLead = (path: string): boolean =>
  path.length <= OLD_PATH_MAX_CHARACTERS && !OURS.test(path) && !/^\/(?:\?(?!p=\d)|$)/.test(path);

/**
 * Old paths of articles that stand now, and those that cannot lead anywhere.
 * @param folder one of ours may list more
 */
export const oldAddresses = async (
  { redirects }: Addresses,
  standing: ReadonlySet<string>,
  folder: string | undefined,
): Promise<readonly [ready: readonly Redirect[], barred: readonly string[]]> => {
  const file = folder === undefined ? undefined : await readText(join(folder, REDIRECTS_FILE));
  const listed = file?.ok ? parseRedirects(file.value) : undefined;
  const ready = [...redirects, ...(listed?.ok ? listed.value : [])].filter(
    ([path, slug]) => standing.has(slug) && path !== articlePath(slug),
  );
  return [
    ready.filter(([path]) => canLead(path)),
    ready.flatMap(([path]) => (canLead(path) ? [] : [path])),
  ];
};
