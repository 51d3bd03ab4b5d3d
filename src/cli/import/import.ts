import { resolve } from "node:path";
import { isSlug } from "../../model/identity.ts";
import type { Publication } from "../../model/publication.ts";
import { connect } from "../connection.ts";
import { EXIT } from "../exit-code.ts";
import { servedPublication } from "../served-document.ts";
import { JSON_ONLY, SERVER } from "../common-args.ts";
import { refuse, verb } from "../verb.ts";
import { brought } from "./bringing.ts";
import { Catalogue } from "./catalogue.ts";
import { openState } from "./import-state.ts";
import type { Defaults } from "./labels.ts";
import { openLosses } from "./losses.ts";
import { openSource } from "./source.ts";
import { importFile } from "./spool.ts";

/** A feed or a picture may come from far away. */
const FETCH_MAX_BYTES = 256 * 1024 * 1024;

export const importVerb = verb({
  name: "import",
  description: "Bring articles over from a feed, WordPress, Ghost, or a folder of Markdown",
  args: {
    source: {
      type: "positional",
      description: "A feed's URL, a file (RSS, Atom, JSON Feed, WXR, Ghost JSON), or a folder",
      required: true,
    },
    to: SERVER,
    section: {
      type: "string",
      description: "For articles without a category; the first when absent",
    },
    author: {
      type: "string",
      description: "For articles without an author; the publication's organization when absent",
    },
    site: {
      type: "string",
      description: "Where the source's site is, or was, if the source does not say it",
      valueHint: "url",
    },
    drafts: { type: "boolean", description: "Bring drafts over too, as drafts" },
    "dry-run": { type: "boolean", description: "Say what would happen and be lost; send nothing" },
    force: {
      type: "boolean",
      description: "Replace what others have changed since it was imported",
    },
    report: {
      type: "string",
      description: "Where losses are listed, one JSON object a line",
      valueHint: "file",
    },
    json: JSON_ONLY,
  },
  run: async (args, surroundings) => {
    const { directory, patience, signal } = surroundings;
    const connected = await connect(args.to, surroundings);
    if (!connected.ok) return connected.error;
    const client = connected.value;
    const { site } = args;
    if (site !== undefined && !(URL.canParse(site) && /^https?:/.test(new URL(site).protocol))) {
      return refuse(EXIT.usage, `--site ${site} is no address; write it as https://old.example`);
    }
    const limits = { maxBytes: FETCH_MAX_BYTES, timeoutMs: patience.answerMs, signal, site };
    const source = await openSource(args.source, directory, limits);
    if (!source.ok) return refuse(EXIT.usage, source.error);

    const settings = await servedPublication(client);
    if (!settings.ok) return refuse(EXIT.server, settings.error);
    const publication = settings.value.value;
    const defaults = defaultsOf(publication, args.section, args.author);
    if (typeof defaults === "string") return refuse(EXIT.usage, defaults);
    const { host } = client.target;
    const name = /^https?:/i.test(args.source) ? args.source : resolve(directory, args.source);
    const fileOf = (ending: string) => importFile(directory, name, host, ending);
    const report = resolve(directory, args.report ?? (await fileOf("losses.jsonl")));
    const losses = await openLosses(report);
    if (!losses.ok) return refuse(EXIT.usage, losses.error);
    const catalogue = new Catalogue(await fileOf("sqlite"));
    try {
      return await brought({
        given: args.source,
        source: source.value,
        site,
        client,
        served: settings.value,
        defaults,
        catalogue,
        state: await openState(await fileOf("state.jsonl"), catalogue),
        losses: losses.value,
        report,
        withDrafts: args.drafts ?? false,
        dryRun: args["dry-run"] ?? false,
        force: args.force ?? false,
        json: args.json ?? false,
        surroundings,
      });
    } finally {
      catalogue.close();
      await losses.value.close();
    }
  },
});

/** What stands for an absent category or author; a text says what is wrong. */
const defaultsOf = (
  { sections, authors }: Publication,
  section: string | undefined,
  author: string | undefined,
): Defaults | string => {
  const chosen = (given: string, known: readonly string[], flag: string) =>
    isSlug(given) && known.includes(given)
      ? { key: given }
      : `${flag} ${given} is not one of ${known.join(", ")}`;
  const [first] = Object.keys(sections);
  const given = section ?? first;
  if (given === undefined) return "the publication has none yet: --section cannot be guessed";
  const inSection = chosen(given, Object.keys(sections), "--section");
  if (typeof inSection === "string") return inSection;
  if (author === undefined) return { section: inSection.key, author };
  const byAuthor = chosen(author, Object.keys(authors), "--author");
  return typeof byAuthor === "string" ? byAuthor : { section: inSection.key, author: byAuthor.key };
};
