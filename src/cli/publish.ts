import { createClient } from "./client.ts";
import { tokenFor } from "./credentials.ts";
import { EXIT } from "./exit-code.ts";
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
  warningLines,
} from "./round-report.ts";
import { renditionStore } from "./rendition-store.ts";
import { readSelection } from "./selection.ts";
import { DEFAULT_TARGET, parseTarget } from "./target.ts";
import { publishedFile } from "./upload.ts";
import { refuse, verb } from "./verb.ts";

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
    drafts: { type: "boolean", description: "Send what is in the folder's drafts/ too, as drafts" },
    force: { type: "boolean", description: "Replace what others have published in between" },
    json: { type: "boolean", description: "Print one JSON object and nothing else" },
    content: { type: "string", description: "The content folder", default: "content" },
  },
  run: async (args, surroundings) => {
    const { directory, terminal, patience, signal, now } = surroundings;
    const target = parseTarget(args.to);
    if (!target.ok) return refuse(EXIT.usage, target.error);
    const token = await tokenFor(target.value, surroundings);
    if (!token.ok) return refuse(EXIT.usage, token.error);
    const client = createClient(target.value, token.value, patience, signal);
    const selection = await readSelection(
      { directory, content: args.content, drafts: args.drafts ?? false },
      args._,
      (name) => publishedFile(client, name),
    );
    if (!selection.ok) return refuse(EXIT.usage, selection.error);

    const settings = selection.value.content.publication;
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
        renditions: await renditionStore(directory),
        progress: args.json ? noProgress : progressOn(terminal),
        force: args.force ?? false,
      },
      selection.value,
      now(),
    );
    if (args.json) {
      terminal.print(JSON.stringify(roundRecord(round, target.value)));
    } else {
      for (const line of complaintLines(round, target.value)) terminal.complain(line);
      for (const line of warningLines(round)) terminal.complain(line);
      for (const line of outcomeLines(round, target.value)) terminal.print(line);
      for (const line of summaryLines(round)) terminal.print(line);
    }
    return signal.aborted ? EXIT.interrupted : exitCodeOf(round);
  },
});
