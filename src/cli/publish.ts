import { readContent } from "./content.ts";
import { createClient } from "./client.ts";
import { tokenFor } from "./credentials.ts";
import { EXIT, type ExitCode } from "./exit-code.ts";
import { exampleDomains } from "./example-domain.ts";
import { openManifest } from "./manifest.ts";
import { noProgress, progressOn } from "./progress.ts";
import { publishRound } from "./publishing-round.ts";
import {
  complaintLines,
  exitCodeOf,
  outcomeLines,
  roundRecord,
  summaryLines,
} from "./round-report.ts";
import { selectArticles } from "./selection.ts";
import { DEFAULT_TARGET, parseTarget } from "./target.ts";
import { publishedFile } from "./upload.ts";
import { verb } from "./verb.ts";

export const publish = verb({
  name: "publish",
  description: "Publish the content folder, or the articles named",
  many: true,
  args: {
    paths: {
      type: "positional",
      description: "Articles, or folders of them; all when none is named",
      required: false,
    },
    to: { type: "string", description: "The server", default: DEFAULT_TARGET, valueHint: "url" },
    force: { type: "boolean", description: "Replace what others have published in between" },
    json: { type: "boolean", description: "Print one JSON object and nothing else" },
    content: { type: "string", description: "The content folder", default: "content" },
  },
  run: async (args, surroundings) => {
    const { directory, terminal, patience, signal } = surroundings;
    const refuse = (code: ExitCode, ...reasons: readonly string[]): ExitCode => {
      if (args.json) terminal.print(JSON.stringify({ errors: reasons, exitCode: code }));
      else for (const reason of reasons) terminal.complain(reason);
      return code;
    };
    const target = parseTarget(args.to);
    if (!target.ok) return refuse(EXIT.usage, target.error);
    const token = await tokenFor(target.value, surroundings);
    if (!token.ok) return refuse(EXIT.usage, token.error);
    const client = createClient(target.value, token.value, patience, signal);
    const content = await readContent({ directory, content: args.content }, (name) =>
      publishedFile(client, name),
    );
    if (!content.ok) return refuse(EXIT.usage, content.error);
    const selected = selectArticles(content.value, directory, args._);
    if (!selected.ok) return refuse(EXIT.usage, selected.error);

    const settings = content.value.publication;
    const examples =
      settings.parsed.ok && !target.value.local ? exampleDomains(settings.parsed.value) : [];
    if (examples.length > 0) {
      return refuse(EXIT.problems, ...examples.map((reason) => `${settings.path} ${reason}`));
    }
    const manifest = await openManifest(directory, target.value.host);
    if (!manifest.ok) return refuse(EXIT.usage, manifest.error);
    const round = await publishRound(
      {
        client,
        manifest: manifest.value,
        progress: args.json ? noProgress : progressOn(terminal),
        force: args.force ?? false,
      },
      content.value,
      selected.value,
    );
    if (args.json) {
      terminal.print(JSON.stringify(roundRecord(round, target.value, settings.path)));
    } else {
      for (const line of complaintLines(round, settings.path)) terminal.complain(line);
      for (const line of outcomeLines(round, target.value)) terminal.print(line);
      for (const line of summaryLines(round)) terminal.print(line);
    }
    return signal.aborted ? EXIT.interrupted : exitCodeOf(round);
  },
});
