import { type YAMLMap, isMap, isNode, isSeq, parseDocument } from "yaml";
import type { Instant } from "../model/instant.ts";
import { type Result, fail, ok } from "../model/result.ts";
import type { Withdrawal } from "../model/submission.ts";

const FENCED = /^(\uFEFF?---[ \t]*\r?\n)([\s\S]*?)^---[ \t]*$/m;

/** The YAML between the two lines of `---`; nothing where they are not there. */
export const frontMatterOf = (source: string): string => FENCED.exec(source)?.[2] ?? "";

/** A change of an article's file that leaves every other byte as it was; the error says why not. */
export type FileEdit = (source: string) => Result<string, string>;

/** Writes `withdrawn:`, and takes out what it cannot stand beside. */
export const withWithdrawal = (
  source: string,
  { at, ...notice }: Withdrawal,
): Result<string, string> => {
  const dated = datedByEmbargo(source);
  const released = dated.ok ? withoutField(dated.value, "embargo") : dated;
  if (!released.ok) return released;
  return withField(released.value, "withdrawn", `{ at: ${at}, ${flow(notice)} }`);
};

/** Writes `embargo:`, and lets the dates that go with it agree. */
export const withEmbargo = (source: string, at: Instant): Result<string, string> => {
  const written = parseDocument(frontMatterOf(source)).contents;
  const dates = ["publishedAt", "updatedAt"].filter((name) => isMap(written) && written.has(name));
  return [...dates, "embargo"].reduce<Result<string, string>>(
    (text, name) => (text.ok ? withField(text.value, name, at) : text),
    ok(source),
  );
};

/** Writes a field with a value that is one line of YAML, in the place of the value it had. */
export const withField = (source: string, name: string, value: string): Result<string, string> =>
  edited(source, ({ yaml, fields, newline }) => {
    const field = `${name}: ${value}`;
    const old = placeOf(fields, yaml, name);
    if (!old) return ok(`${yaml}${field}${newline}`);
    return ok(yaml.slice(0, old.start) + field + yaml.slice(old.end));
  });

/** Takes a field out, if it is there. */
export const withoutField = (source: string, name: string): Result<string, string> =>
  edited(source, ({ yaml, fields }) => {
    const old = placeOf(fields, yaml, name);
    if (!old) return ok(yaml);
    const lineEnd = yaml.indexOf("\n", old.end);
    return ok(yaml.slice(0, old.start) + yaml.slice(lineEnd + 1));
  });

/** An embargo that has passed is when it was published, if nothing else says so. */
const datedByEmbargo = (source: string): Result<string, string> =>
  edited(source, ({ yaml, fields }) => {
    const start = placeOf(fields, yaml, "embargo")?.start;
    if (start === undefined || fields.has("publishedAt")) return ok(yaml);
    return ok(`${yaml.slice(0, start)}publishedAt${yaml.slice(start + "embargo".length)}`);
  });

/** Adds a note to `corrections:`, and lets `updatedAt:`, where it stands, agree. */
export const withCorrection = (
  source: string,
  note: { readonly at: Instant; readonly text: string },
): Result<string, string> => {
  const added = edited(source, ({ yaml, fields, newline }) => {
    const item = `- { at: ${note.at}, text: ${JSON.stringify(note.text)} }`;
    const old = placeOf(fields, yaml, "corrections");
    if (!old) return ok(`${yaml}corrections:${newline}  ${item}${newline}`);
    const list = fields.get("corrections", true);
    if (!isSeq(list) || list.flow || !list.range) {
      return fail("its `corrections:` is not a list with a line for each");
    }
    const first = list.range[0];
    const indent = yaml.slice(yaml.lastIndexOf("\n", first) + 1, first);
    return ok(`${yaml.slice(0, old.end)}${newline}${indent}${item}${yaml.slice(old.end)}`);
  });
  if (!added.ok || !/^updatedAt:/m.test(frontMatterOf(added.value))) return added;
  return withField(added.value, "updatedAt", note.at);
};

interface FrontMatter {
  readonly yaml: string;
  readonly fields: YAMLMap;
  readonly newline: string;
}

const edited = (
  source: string,
  edit: (frontMatter: FrontMatter) => Result<string, string>,
): Result<string, string> => {
  const fenced = FENCED.exec(source);
  if (!fenced) return fail("it has no front matter between two lines of ---");
  const [, opening = "", yaml = ""] = fenced;
  const { contents: fields, errors } = parseDocument(yaml);
  if (!isMap(fields) || fields.flow) return fail("its front matter is not a list of fields");
  const newline = opening.endsWith("\r\n") ? "\r\n" : "\n";
  const next = edit({ yaml, fields, newline });
  if (!next.ok) return next;
  const broken = parseDocument(next.value).errors.length > errors.length;
  if (broken) return fail("its front matter is written in an unusual way");
  return ok(opening + next.value + source.slice(opening.length + yaml.length));
};

/** From where a field's name begins to where its value ends. */
const placeOf = (
  fields: YAMLMap,
  yaml: string,
  name: string,
): { readonly start: number; readonly end: number } | undefined => {
  const pair = fields.items.find(({ key }) => String(key) === name);
  if (!pair) return undefined;
  const start = isNode(pair.key) ? pair.key.range?.[0] : undefined;
  if (start === undefined) return undefined;
  // Without a value the name and its colon are all of it.
  const end = (isNode(pair.value) && pair.value.range?.[1]) || yaml.indexOf(":", start) + 1;
  return { start, end: start + yaml.slice(start, end).trimEnd().length };
};

/** Members as YAML on one line: what JSON spells, YAML 1.2 reads. */
const flow = (members: object): string =>
  Object.entries(members)
    .map(([name, value]: [string, unknown]) =>
      typeof value === "object" && value !== null
        ? `${name}: { ${flow(value)} }`
        : `${name}: ${JSON.stringify(value)}`,
    )
    .join(", ");
