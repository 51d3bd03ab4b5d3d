import { parseDocument, stringify } from "yaml";
import { YAML_MAX_CHARACTERS } from "../../authoring/limits.ts";
import type { Label } from "../../model/label.ts";
import type { Author, Publication } from "../../model/publication.ts";
import { readSettings } from "../content.ts";
import { openManifest, writeWhole } from "../manifest.ts";

const KINDS = ["sections", "topics", "stories", "authors"] as const;

/** Labels that settings lacked, as `publication.yaml` writes them: by kind and key. */
export type AddedLabels = readonly {
  readonly kind: (typeof KINDS)[number];
  readonly key: string;
  readonly value: unknown;
}[];

/** What settings have that others do not. */
export const addedLabels = (before: Publication, after: Publication): AddedLabels =>
  KINDS.flatMap((kind) => {
    const named: Readonly<Record<string, Author | Label>> = after[kind] ?? {};
    return Object.entries(named)
      .filter(([key]) => !Object.hasOwn(before[kind] ?? {}, key))
      .map(([key, value]) => ({ kind, key, value: "label" in value ? value.label : value }));
  });

/** Lines to be pasted into `publication.yaml`. */
export const labelLines = (added: AddedLabels): readonly string[] => {
  const kinds = Object.groupBy(added, ({ kind }) => kind);
  const fields = Object.entries(kinds).map(([kind, labels]) => [
    kind,
    Object.fromEntries(labels.map(({ key, value }) => [key, value])),
  ]);
  return stringify(Object.fromEntries(fields), { lineWidth: 0 }).trimEnd().split("\n");
};

/** The text of `publication.yaml` with what it lacks of them; comments and all else stay. */
const withLabels = (source: string, added: AddedLabels): string | undefined => {
  const document = parseDocument(source, { schema: "failsafe", keepSourceTokens: true });
  if (document.errors.length > 0) return undefined;
  for (const { kind, key, value } of added) {
    // `topics:` with nothing behind it is a map that is empty.
    if (!document.getIn([kind])) document.setIn([kind], document.createNode({}));
    if (document.hasIn([kind, key])) continue;
    document.setIn([kind, key], document.createNode(value));
  }
  const text = document.toString({ lineWidth: 0, flowCollectionPadding: true });
  return text.length > YAML_MAX_CHARACTERS ? undefined : text;
};

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
