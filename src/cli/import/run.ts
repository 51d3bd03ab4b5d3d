import { createHash } from "node:crypto";
import { documentOf, type Submission } from "../../model/submission.ts";
import type { Client } from "../client.ts";
import { inLanes, inLanesOf } from "../lanes.ts";
import type { Progress } from "../progress.ts";
import type { Pushed } from "../push.ts";
import { type Parcel, pushAll } from "./batch.ts";
import type { Catalogue } from "./catalogue.ts";
import { type Conversion, type Converter, converted } from "./conversion.ts";
import { messageOf } from "./fault.ts";
import type { ForeignArticle, Loss } from "./foreign-article.ts";
import type { ImportState } from "./import-state.ts";
import { rehearsed } from "./rehearsal.ts";
import type { Survey } from "./survey.ts";

export type ImportOutcome = (typeof OUTCOMES)[number];
export const OUTCOMES = [
  "created",
  "changed",
  "unchanged",
  "would be sent",
  "changed here since",
  "not imported",
  "refused",
  "unanswered",
] as const;

/** What became of one article. */
interface Imported {
  readonly outcome: ImportOutcome;
  readonly problems: readonly string[];
}

export interface ImportRun {
  readonly client: Client;
  readonly catalogue: Catalogue;
  readonly state: ImportState;
  readonly converter: Converter;
  readonly dryRun: boolean;
  readonly force: boolean;
  readonly progress: Progress;
  /** Hears of each loss and each problem as it is found. */
  readonly tell: (loss: Loss) => void;
  readonly complain: (loss: Loss) => void;
}

/** How many came to what. */
export type Tally = ReadonlyMap<ImportOutcome, number>;

const LANES = 8;
/** Articles that are sent together. While some are on their way, the next are made ready. */
const BATCH = 100;
const BATCHES_AT_ONCE = 2;

/**
 * Sends the articles of the catalogue in batches, and notes there what stands. One that fails stops no
 * other, a silent server all that are left.
 */
export const imported = async (
  run: ImportRun,
  { waves, articles: total, unread }: Pick<Survey, "articles" | "unread" | "waves">,
): Promise<Tally> => {
  const outcomes = new Map<ImportOutcome, number>();
  if (unread > 0) outcomes.set("not imported", unread);
  const step = run.progress.begin("Articles", total - unread, "items");
  let silent = false;
  const tally = (
    place: string,
    submission: Submission | undefined,
    { outcome, problems }: Imported,
  ) => {
    const isSilent = outcome === "unanswered";
    // Who stops it knows why, and a server that is silent is so for all that are on their way.
    if (isSilent && run.client.signal.aborted) return;
    if (!isSilent || !silent) for (const detail of problems) run.complain({ place, detail });
    silent ||= isSilent;
    const stands = ["created", "changed", "unchanged"].includes(outcome);
    if (stands && submission) {
      const { article, movedFrom = [] } = submission;
      for (const slug of [article.slug, ...movedFrom]) run.catalogue.addStanding(slug);
    }
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    step.advance(1);
  };
  const send = async (batch: readonly ForeignArticle[]): Promise<void> => {
    const ready: Ready[] = [];
    await inLanes(LANES, batch, async (foreign) => {
      if (silent || run.client.signal.aborted) return;
      const conversion = await converted(foreign, run.converter).catch(failed);
      if (run.client.signal.aborted) return;
      for (const loss of conversion.losses) run.tell(loss);
      const prepared = await prepare(run, conversion, foreign);
      if (run.client.signal.aborted) return;
      if ("outcome" in prepared) tally(foreign.place, conversion.submission, prepared);
      else ready.push(prepared);
    });
    if (silent || run.client.signal.aborted) return;
    const pushed = await pushAll(
      run.client,
      ready.map(({ parcel }) => parcel),
      run.force,
    );
    for (const [index, one] of ready.entries()) {
      const outcome = pushed[index];
      if (outcome) tally(one.place, one.submission, await noted(run.state, one, outcome));
    }
  };
  // Each begins when all of the one before stand.
  for (const wave of waves) {
    await inLanesOf(BATCHES_AT_ONCE, batchesOf(run.catalogue, wave), send);
  }
  step.end();
  return outcomes;
};

/** What nobody foresaw is the fault of one article, and keeps none of the others back. */
const failed = (error: unknown): Conversion => ({
  files: [],
  losses: [],
  problems: [`cannot be converted: ${messageOf(error)}`],
});

async function* batchesOf(
  catalogue: Catalogue,
  wave: number,
): AsyncGenerator<readonly ForeignArticle[]> {
  let page = catalogue.articlesAfter(0, wave, BATCH);
  while (page.articles.length > 0) {
    yield page.articles;
    page = catalogue.articlesAfter(page.last, wave, BATCH);
  }
}

/** An article that only has to be sent. */
interface Ready {
  readonly place: string;
  readonly submission: Submission;
  readonly parcel: Parcel;
  readonly digest: string;
  readonly problems: readonly string[];
}

const prepare = async (
  { client, catalogue, state, converter, dryRun, force }: ImportRun,
  { submission, files, problems }: Conversion,
  { place, isDraft }: ForeignArticle,
): Promise<Imported | Ready> => {
  if (!submission) return { outcome: "not imported", problems };
  const { slug } = submission.article;
  const document = documentOf(submission);
  const digest = createHash("sha256").update(JSON.stringify(document)).digest("hex");
  const known = state.article(slug);
  const stands = catalogue.servedEtag(slug);
  if (known?.digest === digest && known.etag === stands) return { outcome: "unchanged", problems };
  const remembered = stands === undefined ? undefined : known?.etag;
  const parcel = { slug, article: document, isDraft: isDraft ?? false, remembered };
  if (dryRun) {
    const would = await rehearsed(client, parcel, stands, force);
    if (would === "ahead") return ahead(slug);
    if (typeof would === "string") return { outcome: would, problems };
    return { outcome: "unanswered", problems: [would.unanswered] };
  }
  const lacking = await converter.pictures.deliver(files);
  if (lacking !== undefined) return { outcome: "refused", problems: [lacking] };
  return { place, submission, digest, problems, parcel };
};

const ahead = (slug: string): Imported => ({
  outcome: "changed here since",
  problems: [`${slug} was changed on the server since it was imported; --force replaces that`],
});

/** Remembers what the server took. */
const noted = async (
  state: ImportState,
  { parcel: { slug }, digest, problems }: Ready,
  pushed: Pushed,
): Promise<Imported> => {
  switch (pushed.kind) {
    case "created":
    case "changed":
    case "unchanged":
      await state.keepArticle(slug, pushed.etag, digest);
      return { outcome: pushed.kind, problems };
    case "ahead":
      return ahead(slug);
    case "refused":
      return {
        outcome: "refused",
        problems: [
          pushed.detail,
          ...pushed.problems.map(({ pointer = "", detail }) => `${pointer} ${detail}`.trim()),
        ],
      };
    case "unanswered":
      return { outcome: "unanswered", problems: [pushed.detail] };
  }
};
