import { spawn } from "node:child_process";
import { readSettings } from "./content.ts";
import { exampleDomains } from "./example-domain.ts";
import { EXIT, type ExitCode } from "./exit-code.ts";
import { problemLine } from "./problem-report.ts";
import type { Surroundings } from "./surroundings.ts";
import { verb } from "./verb.ts";

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
    const settings = await readSettings({ directory, content: args.content });
    if (!settings.parsed.ok) {
      for (const problem of settings.parsed.error) {
        terminal.complain(problemLine({ path: settings.path, problem }));
      }
      return EXIT.problems;
    }
    const examples = exampleDomains(settings.parsed.value);
    // The Deploy button's build: the Worker is empty, so nothing is minted under the example.
    const button = environment["WORKERS_CI"] !== undefined;
    if (examples.length > 0 && !button) {
      terminal.complain("Before the world may see it, change:");
      for (const reason of examples) terminal.complain(`  ${settings.path} ${reason}`);
      return EXIT.problems;
    }
    const exitCode = await runWrangler(surroundings, ["deploy", ...args._]);
    if (exitCode !== EXIT.done) return exitCode;
    const base = examples.length > 0 ? PLACEHOLDER : settings.parsed.value.baseUrl;
    terminal.print("The Worker is deployed. To publish:");
    const steps = [
      "edgewire token <name>, and its entry into: wrangler secret put PUBLISHING_TOKENS",
      ...(examples.length > 0
        ? [
            `write your own baseUrl and authority into ${settings.path}, and new ids into the articles`,
          ]
        : []),
      `EDGEWIRE_TOKEN=<the token> edgewire publish --to ${base}`,
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
