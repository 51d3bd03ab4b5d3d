import { ask, connect } from "./connection.ts";
import { EXIT } from "./exit-code.ts";
import { JSON_ONLY, SERVER } from "./common-args.ts";
import { STATUS } from "./status-answer.ts";
import { statusLines, worries } from "./status-report.ts";
import { verb } from "./verb.ts";

export const status = verb({
  name: "status",
  description:
    "How the newsroom is: articles, releases, what waits, what fails, what the day has cost",
  args: {
    to: SERVER,
    json: JSON_ONLY,
  },
  run: async (args, surroundings) => {
    const client = await connect(args.to, surroundings);
    if (!client.ok) return client.error;
    const read = await ask(client.value, { method: "GET", path: "/publishing/status" }, STATUS);
    if (!read.ok) return read.error;
    const { terminal } = surroundings;
    const wrong = worries(read.value);
    const exitCode = wrong.length > 0 ? EXIT.problems : EXIT.done;
    if (args.json) {
      terminal.print(JSON.stringify({ ...read.value, worries: wrong, exitCode }));
      return exitCode;
    }
    for (const line of statusLines(read.value)) terminal.print(line);
    for (const line of wrong) terminal.complain(line);
    return exitCode;
  },
});
