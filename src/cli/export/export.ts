import { mkdir, readdir } from "node:fs/promises";
import { resolve } from "node:path";
import { connect } from "../connection.ts";
import { EXIT } from "../exit-code.ts";
import { ifPresent } from "../missing-file.ts";
import { problemLine, problemRecord } from "../problem-report.ts";
import { noProgress, progressOn } from "../progress.ts";
import { JSON_ONLY, SERVER } from "../common-args.ts";
import { counted } from "../terminal.ts";
import { refuse, verb } from "../verb.ts";
import { exportNewsroom } from "./newsroom-files.ts";

export const exportVerb = verb({
  name: "export",
  description: "Write everything a server has as a content folder: Markdown, settings and media",
  args: {
    folder: { type: "positional", description: "The folder to write", required: true },
    from: SERVER,
    force: {
      type: "boolean",
      description:
        "Write over what is in the folder, and remove what an earlier export wrote that has moved since",
    },
    json: JSON_ONLY,
  },
  run: async (args, surroundings) => {
    const { directory, terminal, signal } = surroundings;
    const connected = await connect(args.from, surroundings, "--from");
    if (!connected.ok) return connected.error;
    const client = connected.value;
    const folder = resolve(directory, args.folder);
    const there = (await ifPresent(readdir(folder))) ?? [];
    if (there.length > 0 && !args.force) {
      return refuse(EXIT.usage, `${args.folder} is not empty; --force writes over what is there`);
    }
    await mkdir(folder, { recursive: true });

    const progress = args.json ? noProgress : progressOn(terminal);
    const exported = await exportNewsroom(client, directory, folder, progress);
    if (!exported.ok) return refuse(EXIT.server, exported.error);
    const { articles, files, problems, surplus, removed } = exported.value;
    const exitCode = signal.aborted
      ? EXIT.interrupted
      : problems.length + surplus.length > 0
        ? EXIT.problems
        : EXIT.done;
    if (args.json) {
      const told = problems.map(problemRecord);
      terminal.print(
        JSON.stringify({ articles, files, problems: told, surplus, removed, exitCode }),
      );
      return exitCode;
    }
    for (const problem of problems) terminal.complain(problemLine(problem));
    for (const path of surplus)
      terminal.complain(
        `${path}: is no article of ${args.from} as it is now; left, and would be sent from here`,
      );
    for (const path of removed)
      terminal.print(`${path} removed: its article has moved, or is of another state.`);
    terminal.print(`${counted(articles, "article")} and ${counted(files, "file")} written.`);
    return exitCode;
  },
});
