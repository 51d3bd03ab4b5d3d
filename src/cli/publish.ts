import { connect } from "./connection.ts";
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
import { JSON_ONLY, SERVER } from "./common-args.ts";
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
    to: SERVER,
    drafts: { type: "boolean", description: "Send what is in the folder's drafts/ too, as drafts" },
    force: { type: "boolean", description: "Replace what others have published in between" },
    json: JSON_ONLY,
    content: { type: "string", description: "The content folder", default: "content" },
  },
  run: async (args, surroundings) => {
    const { directory, terminal, signal, now } = surroundings;
    const connected = await connect(args.to, surroundings);
    if (!connected.ok) return connected.error;
    const client = connected.value;
    const selection = await readSelection(
      { directory, content: args.content, drafts: args.drafts ?? false },
      args._,
      (name) => publishedFile(client, name),
    );
    if (!selection.ok) return refuse(EXIT.usage, selection.error);

    const settings = selection.value.content.publication;
    const examples =
      settings.parsed.ok && !client.target.local ? exampleDomains(settings.parsed.value) : [];
    if (examples.length > 0) {
      return refuse(EXIT.problems, ...examples.map((reason) => `${settings.path} ${reason}`));
    }
    const manifest = await openManifest(directory, client.target.host);
    if (!manifest.ok) return refuse(EXIT.usage, manifest.error);
    const round = await publishRound(
      {
        client,
        manifest: manifest.value,
        renditions: await renditionStore(directory),
        progress: args.json ? noProgress : progressOn(terminal),
        force: args.force ?? false,
        dropsCorrections: args.force ?? false,
      },
      selection.value,
      now(),
    );
    if (args.json) {
      terminal.print(JSON.stringify(roundRecord(round, client.target)));
    } else {
      for (const line of complaintLines(round, client.target)) terminal.complain(line);
      for (const line of warningLines(round)) terminal.complain(line);
      for (const line of outcomeLines(round, client.target)) terminal.print(line);
      for (const line of summaryLines(round)) terminal.print(line);
    }
    return signal.aborted ? EXIT.interrupted : exitCodeOf(round);
  },
});
