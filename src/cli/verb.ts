import { type ArgsDef, type ParsedArgs, parseArgs, renderUsage } from "citty";
import { nearest } from "../model/nearest.ts";
import { type Result, fail, ok } from "../model/result.ts";
import { command } from "./command.ts";
import { EXIT, type ExitCode } from "./exit-code.ts";
import type { Surroundings } from "./surroundings.ts";

/** One word after `edgewire`. */
export interface Verb {
  readonly name: string;
  readonly description: string;
  readonly usage: () => Promise<string>;
  readonly run: (rawArgs: readonly string[], surroundings: Surroundings) => Promise<ExitCode>;
}

/** Why a command did not do its work. */
export interface Refusal {
  readonly exitCode: ExitCode;
  /** One line each. */
  readonly reasons: readonly string[];
}

export const refuse = (exitCode: ExitCode, ...reasons: readonly string[]): Refusal => ({
  exitCode,
  reasons,
});

interface VerbDefinition<Args extends ArgsDef> {
  readonly name: string;
  readonly description: string;
  readonly args: Args;
  /** Whether any number of positional arguments may follow. */
  readonly many?: boolean;
  readonly run: (args: ParsedArgs<Args>, surroundings: Surroundings) => Promise<ExitCode | Refusal>;
}

/**
 * A verb with its arguments checked, for citty alone lets unknown flags and surplus words pass; and
 * its refusals told on standard error, or as one JSON object where it has `--json`.
 */
export const verb = <const Args extends ArgsDef>(definition: VerbDefinition<Args>): Verb => {
  const { name, description, args, many = false, run } = definition;
  const hasFlags = Object.values(args).some(({ type }) => type !== "positional");
  const usage = async (): Promise<string> => {
    const text = await renderUsage({ meta: { name: command(name), description }, args });
    return hasFlags ? text : text.replace(" [OPTIONS]", "");
  };
  return {
    name,
    description,
    usage,
    run: async (rawArgs, surroundings) => {
      const { terminal } = surroundings;
      const parsed = readArguments<Args>([...rawArgs], args, many);
      if (!parsed.ok) {
        terminal.complain(`${parsed.error}\n\n${await usage()}`);
        return EXIT.usage;
      }
      const ended = await run(parsed.value, surroundings);
      if (typeof ended === "number") return ended;
      const { exitCode, reasons } = ended;
      const wantsJson: unknown = "json" in parsed.value && parsed.value["json"];
      if (wantsJson) terminal.print(JSON.stringify({ errors: reasons, exitCode }));
      else for (const reason of reasons) terminal.complain(reason);
      return exitCode;
    },
  };
};

const readArguments = <Args extends ArgsDef>(
  rawArgs: string[],
  args: ArgsDef,
  many: boolean,
): Result<ParsedArgs<Args>, string> => {
  const words = rawArgs.slice(0, rawArgs.includes("--") ? rawArgs.indexOf("--") : rawArgs.length);
  const flags = Object.entries(args).filter(([, { type }]) => type !== "positional");
  const known = flags.map(([name]) => `--${name}`);
  for (const word of words) {
    const flag = word.split("=", 1)[0] ?? "";
    if (!flag.startsWith("-") || known.includes(flag)) continue;
    const better = nearest(flag, known);
    return fail(`There is no ${flag}.${better ? ` Did you mean ${better}?` : ""}`);
  }
  let parsed: ParsedArgs<Args>;
  try {
    parsed = parseArgs<Args>(rawArgs, args);
  } catch (error) {
    if (error instanceof Error && error.name === "CLIError") return fail(`${error.message}.`);
    throw error;
  }
  for (const [name, { type }] of flags) {
    const value: unknown = Object.hasOwn(parsed, name) ? parsed[name] : undefined;
    const empty = value === "" || (typeof value === "string" && known.includes(value));
    if (type === "string" && empty) return fail(`--${name} needs a value.`);
  }
  const places = Object.keys(args).length - flags.length;
  const surplus = parsed._[places];
  return many || surplus === undefined ? ok(parsed) : fail(`There is no place for ${surplus}.`);
};
