import { stringify } from "yaml";
import type { Label } from "../../model/label.ts";
import type { Author, Publication } from "../../model/publication.ts";

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
