import { LineCounter, isCollection, isMap, isNode, isPair, parseDocument } from "yaml";
import type { Problem } from "../model/problem.ts";
import { type Result, fail, ok } from "../model/result.ts";
import type { Withdrawal } from "../model/submission.ts";

const FENCED = /^(\uFEFF?---[ \t]*\r?\n)([\s\S]*?)^---[ \t]*$/m;

/** Where the field of an RFC 6901 pointer stands, or the nearest field above it that exists. */
export const placeOf = (source: string, pointer: string): Problem["place"] => {
  const fenced = FENCED.exec(source);
  const opening = fenced?.[1] ?? "";
  const lines = new LineCounter();
  const document = parseDocument(fenced?.[2] ?? source, { lineCounter: lines });
  let node: unknown = document.contents;
  let offset: number | undefined;
  for (const token of pointer.split("/").slice(1)) {
    if (!isCollection(node)) break;
    const key = token.replaceAll("~1", "/").replaceAll("~0", "~");
    const found: unknown = isMap(node)
      ? node.items.find((pair) => String(pair.key) === key)
      : node.items[Number(key)];
    node = isPair(found) ? found.value : found;
    offset = (isNode(node) ? node.range?.[0] : undefined) ?? offset;
    if (found === undefined) break;
  }
  if (offset === undefined) return undefined;
  const { line, col } = lines.linePos(offset);
  return { line: line + (opening ? 1 : 0), column: col };
};

/** Writes `withdrawn:` into an article's front matter and leaves every other byte as it was. */
export const withWithdrawal = (
  source: string,
  { at, reason }: Withdrawal,
): Result<string, string> => {
  const fenced = FENCED.exec(source);
  if (!fenced) return fail("it has no front matter between two lines of ---");
  const [, opening = "", yaml = ""] = fenced;
  const contents = parseDocument(yaml).contents;
  if (!isMap(contents) || contents.flow) return fail("its front matter is not a list of fields");
  const field = `withdrawn: { at: ${at}, reason: ${JSON.stringify(reason)} }`;
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
