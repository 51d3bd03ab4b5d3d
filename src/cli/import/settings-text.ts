import { isDeepStrictEqual } from "node:util";
import { type Document, type YAMLMap, isMap, isScalar, parseDocument, stringify } from "yaml";
import { YAML_MAX_CHARACTERS } from "../../authoring/limits.ts";
import type { AddedLabels } from "./added-labels.ts";

/**
 * The text of `publication.yaml` with what it lacks of some labels: lines are put in, and nothing else is
 * touched. `undefined` where that cannot be done.
 */
export const withLabels = (source: string, added: AddedLabels): string | undefined => {
  const document = parsed(source);
  if (document.errors.length > 0 || !isMap(document.contents)) return undefined;
  const settings = document.contents;
  const lacking = added.filter(({ kind, key }) => !document.hasIn([kind, key]));
  const insertions = Object.entries(Object.groupBy(lacking, ({ kind }) => kind))
    .map(([kind, labels]) => insertion(source, settings, kind, labels))
    .sort((a, b) => b.at - a.at);
  let text = source;
  for (const { at, text: put } of insertions) text = `${text.slice(0, at)}${put}${text.slice(at)}`;
  return says(parsed(text), lacking) && text.length <= YAML_MAX_CHARACTERS ? text : undefined;
};

const parsed = (source: string): Document.Parsed => parseDocument(source, { schema: "failsafe" });

const says = (document: Document.Parsed, labels: AddedLabels): boolean => {
  if (document.errors.length > 0) return false;
  const settings = document.toJS() as Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  return labels.every(({ kind, key, value }) => isDeepStrictEqual(settings[kind]?.[key], value));
};

interface Insertion {
  readonly at: number;
  readonly text: string;
}

const insertion = (
  source: string,
  settings: YAMLMap,
  kind: string,
  labels: AddedLabels,
): Insertion => {
  const pair = settings.items.find(({ key }) => isScalar(key) && key.value === kind);
  const named = pair?.value;
  if (isMap(named) && named.flow) {
    const at = named.range?.[1] ?? source.length;
    const inside = source.slice(0, at - 1).trimEnd();
    const fields = labels.map(({ key, value }) => `${key}: ${JSON.stringify(value)}`).join(", ");
    return { at: inside.length, text: `${named.items.length > 0 ? ", " : " "}${fields}` };
  }
  const key = pair && isScalar(pair.key) ? pair.key.range?.[1] : undefined;
  const end = isMap(named) ? named.range?.[1] : key;
  const line = lineAfter(source, end ?? source.length);
  const start = isMap(named) ? (named.range?.[0] ?? 0) : 0;
  const indent = isMap(named) ? start - (source.lastIndexOf("\n", start) + 1) : 2;
  const fields = Object.fromEntries(labels.map(({ key: name, value }) => [name, value]));
  const lines = stringify(fields, { lineWidth: 0 }).replaceAll(/^/gm, " ".repeat(indent)).trimEnd();
  const break_ = source.endsWith("\n") || line < source.length ? "" : "\n";
  return { at: line, text: `${break_}${pair ? "" : `${kind}:\n`}${lines}\n` };
};

/** Where the line after that of the last character before an offset begins. */
const lineAfter = (source: string, offset: number): number => {
  const next = source.indexOf("\n", source.slice(0, offset).trimEnd().length);
  return next === -1 ? source.length : next + 1;
};
