import { spawn } from "node:child_process";
import { command } from "./command.ts";
import { readSettings } from "./content.ts";
import { exampleDomains } from "./example-domain.ts";
import { EXIT, type ExitCode } from "./exit-code.ts";
import { inFile, problemLine } from "./problem-report.ts";
import type { Surroundings } from "./surroundings.ts";
import { refuse, verb } from "./verb.ts";

const PLACEHOLDER = "https://<your Worker's address>";

export const deploy = verb({
  name: "deploy",
  description: "Deploy the Worker with wrangler; what follows -- is wrangler's",
  many: true,
  args: {
    content: { type: "string", description: "The content folder", default: "content" },
  },
  run: async (args, surroundings) => {
    const { directory, environment, terminal } = surroundings;
    const { path, parsed } = await readSettings({ directory, content: args.content });
    if (!parsed.ok) return refuse(EXIT.problems, ...inFile(path, parsed.error).map(problemLine));
    const examples = exampleDomains(parsed.value);
    // The Deploy button's build: the Worker is empty, so nothing is minted under the example.
    const button = environment["WORKERS_CI"] !== undefined;
    if (examples.length > 0 && !button) {
      const reasons = examples.map((reason) => `  ${path} ${reason}`);
      return refuse(EXIT.problems, "Before the world may see it, change:", ...reasons);
    }
    const exitCode = await runWrangler(surroundings, ["deploy", ...args._]);
    if (exitCode !== EXIT.done) return exitCode;
    const base = examples.length > 0 ? PLACEHOLDER : parsed.value.baseUrl;
    terminal.print("The Worker is deployed. To publish:");
    const steps = [
      `${command("token NAME")}, and its entry into: npx wrangler secret put PUBLISHING_TOKENS`,
      ...(examples.length > 0
        ? [`write your own baseUrl and authority into ${path}, and new ids into the articles`]
        : []),
      `EDGEWIRE_TOKEN=<the token> ${command(`publish --to ${base}`)}`,
    ];
    for (const [index, step] of steps.entries()) terminal.print(`  ${index + 1}. ${step}`);
    return EXIT.done;
  },
});

/** Wrangler speaks and asks for itself. Its failures are the server's side of our exit codes. */
const runWrangler = (
  { wrangler: [program, ...first], directory, environment, signal, terminal }: Surroundings,
  args: readonly string[],
): Promise<ExitCode> =>
  new Promise((resolve) => {
    const child = spawn(program, [...first, ...args], {
      cwd: directory,
      env: environment,
      stdio: "inherit",
    });
    child.once("error", (error) => {
      terminal.complain(`wrangler did not start: ${error.message}`);
      resolve(EXIT.server);
    });
    child.once("close", (code) => {
      if (signal.aborted) resolve(EXIT.interrupted);
      else resolve(code === 0 ? EXIT.done : EXIT.server);
    });
  });
