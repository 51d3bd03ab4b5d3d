import { renderUsage } from "citty";
import manifest from "../../package.json" with { type: "json" };
import { nearest } from "../model/nearest.ts";
import { audit } from "./audit.ts";
import { backup } from "./backup/backup.ts";
import { restore } from "./backup/restore.ts";
import { check } from "./check.ts";
import { command } from "./command.ts";
import { correct } from "./correct.ts";
import { deploy } from "./deploy.ts";
import { dev } from "./dev.ts";
import { diff } from "./diff.ts";
import { exportVerb } from "./export/export.ts";
import { doctor } from "./doctor.ts";
import { EXIT, EXIT_MEANINGS, type ExitCode } from "./exit-code.ts";
import { importVerb } from "./import/import.ts";
import { move } from "./move.ts";
import { newArticle } from "./new.ts";
import { preview } from "./preview.ts";
import { publish } from "./publish.ts";
import { rebuild } from "./rebuild.ts";
import { reinstate } from "./reinstate.ts";
import { revisions } from "./revisions.ts";
import { schedule } from "./schedule.ts";
import { status } from "./status.ts";
import type { Surroundings } from "./surroundings.ts";
import { token } from "./token.ts";
import { tokens } from "./tokens.ts";
import type { Verb } from "./verb.ts";
import { withdraw } from "./withdraw.ts";

const VERBS: readonly Verb[] = [
  newArticle,
  dev,
  check,
  preview,
  publish,
  schedule,
  correct,
  move,
  withdraw,
  reinstate,
  revisions,
  diff,
  deploy,
  status,
  rebuild,
  doctor,
  token,
  tokens,
  audit,
  importVerb,
  exportVerb,
  backup,
  restore,
];

/** Runs one command line without the program's own name. */
export const program = async (
  rawArgs: readonly string[],
  surroundings: Surroundings,
): Promise<ExitCode> => {
  const { terminal } = surroundings;
  const [first, ...rest] = rawArgs;
  const chosen = VERBS.find(({ name }) => name === first);
  const own = rest.includes("--") ? rest.slice(0, rest.indexOf("--")) : rest;
  if (chosen && own.some(isHelp)) {
    terminal.print(await chosen.usage());
    return EXIT.done;
  }
  if (chosen) return chosen.run(rest, surroundings);
  if (first === "--version") {
    terminal.print(manifest.version);
    return EXIT.done;
  }
  if (first !== undefined && isHelp(first)) {
    terminal.print(await usage());
    return EXIT.done;
  }
  if (first !== undefined) {
    const better = nearest(
      first,
      VERBS.map(({ name }) => name),
    );
    terminal.complain(`There is no ${first}.${better ? ` Did you mean ${better}?` : ""}\n`);
  }
  terminal.complain(await usage());
  return EXIT.usage;
};

const isHelp = (word: string): boolean => word === "--help" || word === "-h";

const usage = async (): Promise<string> => {
  const commands = await renderUsage({
    meta: { name: command("").trimEnd(), description: "A newswire that runs on the edge" },
    subCommands: Object.fromEntries(
      VERBS.map(({ name, description }) => [name, { meta: { name, description } }]),
    ),
  });
  const codes = Object.entries(EXIT_MEANINGS).map(
    ([code, meaning]) => `  ${code.padStart(3)}  ${meaning}`,
  );
  return [commands, "", "Exit codes:", ...codes].join("\n");
};
