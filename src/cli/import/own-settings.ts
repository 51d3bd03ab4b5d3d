import { readSettings } from "../content.ts";
import { openManifest, writeWhole } from "../manifest.ts";
import type { AddedLabels } from "./added-labels.ts";
import { withLabels } from "./settings-text.ts";

interface Adopted {
  readonly directory: string;
  /** The server's, as in `Target`. */
  readonly host: string;
  /** The revision of the settings before they had the labels, and the one since. */
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/**
 * Writes labels that the server has now into the project's own `publication.yaml`, so that it can be
 * published from, where the server had what this project published last.
 * @returns the file, where it was written
 */
export const keepLabels = async (
  added: AddedLabels,
  { directory, host, before, after }: Adopted,
): Promise<string | undefined> => {
  const opened = await openManifest(directory, host);
  if (!opened.ok || before === undefined || after === undefined) return undefined;
  if (opened.value.manifest().publication !== before) return undefined;
  const { file, path, source, parsed } = await readSettings({ directory, content: "content" });
  const text = parsed.ok ? withLabels(source, added) : undefined;
  if (text === undefined) return undefined;
  await writeWhole(file, text);
  await opened.value.rememberPublication(after);
  return path;
};
