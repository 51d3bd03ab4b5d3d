import { selectionProblems } from "./content-check.ts";
import { EXIT } from "./exit-code.ts";
import { illustrated } from "./illustration.ts";
import { problemLine, problemRecord, warningLine } from "./problem-report.ts";
import { noProgress } from "./progress.ts";
import { renditionTrial } from "./rendition-store.ts";
import { readSelection } from "./selection.ts";
import { JSON_ONLY } from "./common-args.ts";
import { settingsWarnings } from "./settings-warnings.ts";
import { counted } from "./terminal.ts";
import { refuse, verb } from "./verb.ts";

export const check = verb({
  name: "check",
  description: "Find everything that is wrong with the content, without a server",
  many: true,
  args: {
    paths: {
      type: "positional",
      description: "Articles, or folders of them; all when none is named",
      required: false,
    },
    json: JSON_ONLY,
    content: { type: "string", description: "The content folder", default: "content" },
  },
  run: async (args, { directory, terminal, now, signal }) => {
    const read = await readSelection({ directory, content: args.content }, args._);
    if (!read.ok) return refuse(EXIT.usage, read.error);
    const selection = await illustrated(read.value, renditionTrial, noProgress, signal);
    const problems = selectionProblems(selection, now());
    const warnings = settingsWarnings(selection.content.publication, now());
    const exitCode = problems.length > 0 ? EXIT.problems : EXIT.done;
    const articles = selection.articles.length;
    if (args.json) {
      const [wrong, doubtful] = [problems, warnings].map((found) => found.map(problemRecord));
      terminal.print(JSON.stringify({ articles, problems: wrong, warnings: doubtful, exitCode }));
      return exitCode;
    }
    for (const problem of problems) terminal.print(problemLine(problem));
    for (const warning of warnings) terminal.print(warningLine(warning));
    const verdict = problems.length > 0 ? counted(problems.length, "problem") : "no problems";
    const doubts = warnings.length > 0 ? `, ${counted(warnings.length, "warning")}` : "";
    terminal.print(`${counted(articles, "article")}: ${verdict}${doubts}.`);
    return exitCode;
  },
});
