import { parse as parseToml } from "smol-toml";
import { parse as parseYaml } from "yaml";
import { type Result, fail, ok } from "../../model/result.ts";
import { messageOf } from "./fault.ts";

const FENCED = /^\uFEFF?(---|\+\+\+)[ \t]*\r?\n([\s\S]*?)^\1[ \t]*(?:\r?\n|$)/m;

export type Fields = Readonly<Record<string, unknown>>;

/** What a file of Markdown says before its text. */
export interface ForeignFrontMatter {
  readonly fields: Fields;
  /** The text that follows. */
  readonly body: string;
  /** In which line of the file a field begins. */
  readonly lineOf: (name: string) => number | undefined;
}

/**
 * Reads YAML between `---`, or TOML between `+++` as Hugo writes it; `undefined` where there is neither.
 * The error says what is wrong with it.
 */
export const foreignFrontMatter = (
  source: string,
): Result<ForeignFrontMatter, string> | undefined => {
  const fenced = FENCED.exec(source);
  if (!fenced || fenced.index !== 0) return undefined;
  const [whole, fence, text = ""] = fenced;
  const lineOf = (name: string): number | undefined => {
    const isField = new RegExp(`^\\s*["']?${name}["']?\\s*[:=]`);
    const index = whole.split("\n").findIndex((line) => isField.test(line));
    return index === -1 ? undefined : index + 1;
  };
  const isToml = fence === "+++";
  try {
    const parsed: unknown = isToml ? parseToml(text) : parseYaml(text);
    const fields = typeof parsed === "object" && parsed !== null ? (parsed as Fields) : {};
    return ok({ fields, body: source.slice(whole.length), lineOf });
  } catch (error) {
    const [why = ""] = messageOf(error).split("\n", 1);
    return fail(`has front matter that is no ${isToml ? "TOML" : "YAML"}: ${why}`);
  }
};
