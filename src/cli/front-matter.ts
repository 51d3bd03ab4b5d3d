import { isMap, isNode, parseDocument } from "yaml";
import { type Result, fail, ok } from "../model/result.ts";
import type { Withdrawal } from "../model/submission.ts";

const FENCED = /^(\uFEFF?---[ \t]*\r?\n)([\s\S]*?)^---[ \t]*$/m;

/** The YAML between the two lines of `---`; nothing where they are not there. */
export const frontMatterOf = (source: string): string => FENCED.exec(source)?.[2] ?? "";

/** Writes `withdrawn:` into an article's front matter and leaves every other byte as it was. */
export const withWithdrawal = (
  source: string,
  { at, ...notice }: Withdrawal,
): Result<string, string> => {
  const fenced = FENCED.exec(source);
  if (!fenced) return fail("it has no front matter between two lines of ---");
  const [, opening = "", yaml = ""] = fenced;
  const contents = parseDocument(yaml).contents;
  if (!isMap(contents) || contents.flow) return fail("its front matter is not a list of fields");
  const field = `withdrawn: { at: ${at}, ${flow(notice)} }`;
  const old = contents.items.find((pair) => String(pair.key) === "withdrawn");
  if (!old) {
    const end = opening.length + yaml.length;
    const newline = opening.endsWith("\r\n") ? "\r\n" : "\n";
    return ok(`${source.slice(0, end)}${field}${newline}${source.slice(end)}`);
  }
  const start = isNode(old.key) ? old.key.range?.[0] : undefined;
  const end = isNode(old.value) ? old.value.range?.[1] : undefined;
  if (start === undefined || end === undefined) return fail("its `withdrawn:` has no value");
  const kept = yaml.slice(start, end).trimEnd().length;
  const from = opening.length + start;
  return ok(`${source.slice(0, from)}${field}${source.slice(from + kept)}`);
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
