import { createWriteStream } from "node:fs";
import { once } from "node:events";
import { dirname, join, relative, resolve } from "node:path";
import { isSlug, type Slug } from "../../model/identity.ts";
import type { Publication } from "../../model/publication.ts";
import { servedArticles } from "../article-list.ts";
import { createClient } from "../client.ts";
import { tokenFor } from "../credentials.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import { noProgress, progressOn } from "../progress.ts";
import { sendRedirects } from "../redirects.ts";
import { renditionStore } from "../rendition-store.ts";
import { servedPublication } from "../served-document.ts";
import { DEFAULT_TARGET, parseTarget } from "../target.ts";
import { publishedFile } from "../upload.ts";
import { refuse, verb } from "../verb.ts";
import { addressesOf } from "./addresses.ts";
import type { Loss } from "./foreign-article.ts";
import { importReport } from "./import-report.ts";
import { openState } from "./import-state.ts";
import { type Defaults, labelsOf } from "./labels.ts";
import { ownReader } from "./own-article.ts";
import { picturesOf } from "./pictures.ts";
import { adoptLabels } from "./settings.ts";
import { openSource } from "./source.ts";
import { articlesIn, importFile, spooled } from "./spool.ts";
import { oldAddresses } from "./redirects.ts";
import { imported } from "./run.ts";

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
    to: { type: "string", description: "The server", default: DEFAULT_TARGET, valueHint: "url" },
    section: {
      type: "string",
      description: "For articles without a category; the first when absent",
    },
    author: {
      type: "string",
      description: "For articles without an author; the first when absent",
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
    json: { type: "boolean", description: "Print one JSON object and nothing else" },
  },
  run: async (args, surroundings) => {
    const { directory, terminal, patience, signal, now } = surroundings;
    const target = parseTarget(args.to);
    if (!target.ok) return refuse(EXIT.usage, target.error);
    const token = await tokenFor(target.value, surroundings);
    if (!token.ok) return refuse(EXIT.usage, token.error);
    const limits = { maxBytes: FETCH_MAX_BYTES, timeoutMs: patience.answerMs, signal };
    const source = await openSource(args.source, directory, limits);
    if (!source.ok) return refuse(EXIT.usage, source.error);

    const client = createClient(target.value, token.value, patience, signal);
    const settings = await servedPublication(client);
    if (!settings.ok) return refuse(EXIT.server, settings.error);
    const publication = settings.value.value;
    const defaults = defaultsOf(publication, args.section, args.author);
    if (typeof defaults === "string") return refuse(EXIT.usage, defaults);
    const served = await servedArticles(client);
    if (!served.ok) return refuse(EXIT.server, served.error);

    const { host } = target.value;
    const name = /^https?:/i.test(args.source) ? args.source : resolve(directory, args.source);
    const spool = await importFile(directory, name, host, "articles.jsonl");
    const survey = await spooled(source.value, spool, args.drafts ?? false);
    if (!survey.ok) return refuse(EXIT.problems, survey.error);

    const report = args.report ?? (await importFile(directory, name, host, "losses.jsonl"));
    const losses = createWriteStream(resolve(directory, report));
    let lost = 0;
    const tell = (loss: Loss): void => {
      lost += 1;
      losses.write(`${JSON.stringify(loss)}\n`);
    };
    for (const loss of survey.value.losses) tell(loss);

    const labels = labelsOf(publication, survey.value, defaults);
    const dryRun = args["dry-run"] ?? false;
    const say = args.json ? () => undefined : (line: string) => terminal.print(line);
    for (const line of labels.added) say(`${dryRun ? "would add" : "adds"} ${line}`);
    if (labels.added.length > 0 && !dryRun) {
      const refusal = await adoptLabels(client, labels.publication, settings.value.etag);
      if (refusal !== undefined) return refuse(EXIT.problems, `the settings: ${refusal}`);
    }
    const state = await openState(await importFile(directory, name, host, "state.jsonl"));
    const byId = new Map(served.value.map(({ id, slug }) => [id as string, slug]));
    const addresses = addressesOf(survey.value, byId, publication.authority);
    const hosts = [args.source, survey.value.site ?? ""].flatMap((url) =>
      URL.canParse(url) ? [new URL(url).host] : [],
    );
    const store = await renditionStore(directory);
    const pictures = picturesOf({
      client,
      state,
      store,
      cache: join(dirname(spool), "media"),
      folder: source.value.folder,
      hosts: new Set(hosts),
    });
    const complaints: Loss[] = [];
    const tally = await imported(
      {
        client,
        state,
        converter: {
          addresses,
          labels,
          pictures,
          listed: survey.value.pictures,
          site: survey.value.site,
          language: publication.language,
          now: now(),
          own: ownReader({
            folder: source.value.folder ?? directory,
            language: publication.language,
            now: now(),
            published: (file) => publishedFile(client, file),
            renditions: store.pictures,
          }),
        },
        dryRun,
        force: args.force ?? false,
        served: new Map(served.value.map(({ slug, etag }) => [slug as string, etag])),
        progress: args.json ? noProgress : progressOn(terminal),
        tell,
        complain: (loss) => void complaints.push(loss),
      },
      () => articlesIn(spool),
      survey.value,
    );
    const { folder } = source.value;
    const [redirects, barred] = await oldAddresses(addresses, tally.standing, folder);
    for (const path of barred)
      tell({ place: path, detail: "is an address of ours; it cannot lead elsewhere" });
    const refusal = dryRun ? undefined : await sendRedirects(client, redirects);
    if (refusal !== undefined) complaints.push({ place: "redirects", detail: refusal });
    losses.end();
    await once(losses, "close");
    const shown = relative(directory, resolve(directory, report)).replaceAll("\\", "/");
    const told = importReport({
      tally,
      survey: survey.value,
      labels,
      complaints,
      lost,
      report: shown,
      redirects: redirects.length,
      refusal,
    });
    const exitCode: ExitCode = signal.aborted ? EXIT.interrupted : told.exitCode;
    if (args.json) terminal.print(JSON.stringify({ ...told.record, dryRun, exitCode }));
    else {
      for (const line of told.complaints) terminal.complain(line);
      for (const line of told.lines) terminal.print(line);
    }
    return exitCode;
  },
});

/** What stands for an absent category or author; a text says what is wrong. */
const defaultsOf = (
  { sections, authors }: Publication,
  section: string | undefined,
  author: string | undefined,
): Defaults | string => {
  const chosen = (given: string | undefined, known: readonly string[], flag: string) => {
    const key = given ?? known[0];
    if (key !== undefined && isSlug(key) && known.includes(key)) return { key };
    return given === undefined
      ? `the publication has none yet: ${flag} cannot be guessed`
      : `${flag} ${given} is not one of ${known.join(", ")}`;
  };
  const inSection = chosen(section, Object.keys(sections), "--section");
  const byAuthor = chosen(author, Object.keys(authors), "--author");
  if (typeof inSection === "string") return inSection;
  if (typeof byAuthor === "string") return byAuthor;
  return { section: inSection.key satisfies Slug, author: byAuthor.key };
};
