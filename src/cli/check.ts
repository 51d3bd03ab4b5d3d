import { contentProblems } from "./content-check.ts";
import { readContent } from "./content.ts";
import { EXIT } from "./exit-code.ts";
import { problemLine, problemRecord } from "./problem-report.ts";
import { selectArticles } from "./selection.ts";
import { counted } from "./terminal.ts";
import { verb } from "./verb.ts";

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
    json: { type: "boolean", description: "Print one JSON object and nothing else" },
    content: { type: "string", description: "The content folder", default: "content" },
  },
  run: async (args, { directory, terminal }) => {
    const content = await readContent({ directory, content: args.content });
    const selected = content.ok ? selectArticles(content.value, directory, args._) : content;
    if (!content.ok || !selected.ok) {
      const error = content.ok ? (selected.ok ? "" : selected.error) : content.error;
      if (args.json) terminal.print(JSON.stringify({ errors: [error], exitCode: EXIT.usage }));
      else terminal.complain(error);
      return EXIT.usage;
    }
    // Articles cannot be judged by settings that are wrong, so those are always told.
    const paths = new Set([
      content.value.publication.path,
      ...selected.value.map(({ path }) => path),
    ]);
    const problems = contentProblems(content.value).filter(({ path }) => paths.has(path));
    const exitCode = problems.length > 0 ? EXIT.problems : EXIT.done;
    const articles = selected.value.length;
    if (args.json) {
      terminal.print(JSON.stringify({ articles, problems: problems.map(problemRecord), exitCode }));
      return exitCode;
    }
    for (const problem of problems) terminal.print(problemLine(problem));
    const verdict = problems.length > 0 ? counted(problems.length, "problem") : "no problems";
    terminal.print(`${counted(articles, "article")}: ${verdict}.`);
    return exitCode;
  },
});
