import { join, relative } from "node:path";
import type { Publication } from "../../model/publication.ts";
import { eachServedArticle } from "../article-list.ts";
import type { Client } from "../client.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import { STATE_FOLDER } from "../manifest.ts";
import { noProgress, progressOn } from "../progress.ts";
import { sendRedirects } from "../redirects.ts";
import { renditionStore } from "../rendition-store.ts";
import type { Served } from "../served-document.ts";
import type { Surroundings } from "../surroundings.ts";
import { publishedFile } from "../upload.ts";
import { type Refusal, refuse } from "../verb.ts";
import { addedLabels } from "./added-labels.ts";
import { type Addresses, addressesOf } from "./addresses.ts";
import type { Catalogue } from "./catalogue.ts";
import type { Converter } from "./conversion.ts";
import type { ForeignPicture, Loss } from "./foreign-article.ts";
import { importReport } from "./import-report.ts";
import type { ImportState } from "./import-state.ts";
import { type Defaults, type Labels, labelsOf } from "./labels.ts";
import type { Losses } from "./losses.ts";
import { WITHOUT_FRONT_MATTER } from "./markdown-folder.ts";
import { ownReader } from "./own-article.ts";
import { keepLabels } from "./own-settings.ts";
import { picturesOf } from "./pictures.ts";
import { addListedPaths, oldAddresses } from "./redirects.ts";
import { imported } from "./run.ts";
import { adoptLabels } from "./settings.ts";
import type { Source } from "./source.ts";
import { pictureNote, spooled } from "./spool.ts";
import type { Survey } from "./survey.ts";

/** All that an import is made of. */
interface Bringing {
  /** The source as it was named. */
  readonly given: string;
  readonly source: Source;
  /** Where its site is, if whoever imports says it. */
  readonly site: string | undefined;
  readonly client: Client;
  /** The settings of the server. */
  readonly served: Served<Publication>;
  readonly defaults: Defaults;
  readonly catalogue: Catalogue;
  readonly state: ImportState;
  readonly losses: Losses;
  /** The file that lists them. */
  readonly report: string;
  readonly withDrafts: boolean;
  readonly dryRun: boolean;
  readonly force: boolean;
  readonly json: boolean;
  readonly surroundings: Surroundings;
}

/** Brings over what a source has: labels first, then articles, then old addresses. */
export const brought = async (bringing: Bringing): Promise<ExitCode | Refusal> => {
  const { source, client, served, catalogue, losses, withDrafts, dryRun, json } = bringing;
  const { directory, terminal, signal } = bringing.surroundings;
  const publication = served.value;
  const listed = await eachServedArticle(client, (article) => catalogue.addServed(article));
  if (!listed.ok) return refuse(EXIT.server, listed.error);
  const { authority } = publication;
  const { tell } = losses;
  const complaints: Loss[] = [];
  const complain = (loss: Loss): void => void complaints.push(loss);
  const survey = await spooled(source, { catalogue, authority, withDrafts, tell, complain });
  if (!survey.ok) return refuse(EXIT.problems, survey.error);

  if (isEmpty(survey.value) && complaints.length === 0) {
    complain({ place: bringing.given, detail: source.folder === undefined ? NO_ITEM : NO_FILE });
  }
  const labels = labelsOf(publication, survey.value, bringing.defaults);
  const say = json ? () => undefined : (line: string) => terminal.print(line);
  for (const line of labels.added) say(`${dryRun ? "would add" : "adds"} ${line}`);
  const added = addedLabels(publication, labels.publication);
  let labelsFile: string | undefined;
  if (added.length > 0 && !dryRun) {
    const adopted = await adoptLabels(client, labels.publication, served.etag);
    if (!adopted.ok) return refuse(EXIT.problems, `the settings: ${adopted.error}`);
    const { host } = client.target;
    const revisions = { before: served.etag, after: adopted.value };
    labelsFile = await keepLabels(added, { directory, host, ...revisions });
  }
  const site = bringing.site === undefined ? survey.value.site : new URL(bringing.site).origin;
  const addresses = addressesOf(catalogue, site, authority);
  const { state, force } = bringing;
  const progress = json ? noProgress : progressOn(terminal);
  const converter = await converterOf(bringing, site, labels, addresses);
  const tally = await imported(
    { client, catalogue, state, converter, dryRun, force, progress, tell, complain },
    survey.value,
  );

  await addListedPaths(catalogue, source.folder);
  let redirects = 0;
  function* counted() {
    for (const redirect of oldAddresses(catalogue, (path) =>
      tell({ place: path, detail: "is an address of ours; it cannot lead elsewhere" }),
    )) {
      redirects += 1;
      yield redirect;
    }
  }
  const refusal = await (dryRun ? rehearsed(counted()) : sendRedirects(client, counted()));
  if (refusal !== undefined && !signal.aborted) complain({ place: "redirects", detail: refusal });
  const told = importReport({
    tally,
    survey: survey.value,
    labels,
    added,
    labelsFile,
    complaints,
    lost: losses.count(),
    report: relative(directory, bringing.report).replaceAll("\\", "/"),
    redirects,
    refusal,
    withoutSite: converter.pictures.withoutSite(),
  });
  const exitCode: ExitCode = signal.aborted ? EXIT.interrupted : told.exitCode;
  if (json) terminal.print(JSON.stringify({ ...told.record, dryRun, exitCode }));
  else {
    if (signal.aborted) terminal.complain("stopped; the next run goes on where this one was");
    for (const line of told.complaints) terminal.complain(line);
    for (const line of told.lines) terminal.print(line);
  }
  return exitCode;
};

const isEmpty = ({ articles, skipped }: Survey): boolean =>
  articles === 0 && [...skipped.keys()].every((what) => what === WITHOUT_FRONT_MATTER);
const NO_ITEM = "nothing is in it that could be an article";
const NO_FILE = "no file of Markdown with front matter is in it";

/** A dry run looks at each, and sends none. */
const rehearsed = async (redirects: Iterable<unknown>): Promise<undefined> => {
  for (const _ of redirects);
};

const converterOf = async (
  { given, source, client, served, catalogue, state, surroundings }: Bringing,
  site: string | undefined,
  labels: Labels,
  addresses: Addresses,
): Promise<Converter> => {
  const { directory } = surroundings;
  const { language } = served.value;
  const { folder } = source;
  const now = surroundings.now();
  const store = await renditionStore(directory);
  const hosts = [given, site ?? ""].flatMap((url) =>
    URL.canParse(url) ? [new URL(url).host] : [],
  );
  const cache = join(directory, STATE_FOLDER, "imports", "media");
  const published = publishedFile.bind(undefined, client);
  return {
    addresses,
    labels,
    pictures: picturesOf({ client, state, store, cache, folder, hosts: new Set(hosts) }),
    listed: (id) => catalogue.noted(pictureNote(id)) as ForeignPicture | undefined,
    // Pictures of a folder are in it.
    site: folder === undefined ? site : undefined,
    language,
    now,
    own: ownReader({
      folder: folder ?? directory,
      language,
      now,
      published,
      renditions: store.pictures,
    }),
  };
};
