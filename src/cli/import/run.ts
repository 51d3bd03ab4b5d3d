import { createHash } from "node:crypto";
import { documentOf, type Submission } from "../../model/submission.ts";
import type { Client } from "../client.ts";
import { inLanes, inLanesOf } from "../lanes.ts";
import type { Progress } from "../progress.ts";
import type { Pushed } from "../push.ts";
import { type Parcel, pushAll } from "./batch.ts";
import { type Conversion, type Converter, converted } from "./conversion.ts";
import type { ForeignArticle, Loss } from "./foreign-article.ts";
import type { ImportState } from "./import-state.ts";
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
  readonly state: ImportState;
  readonly converter: Converter;
  readonly dryRun: boolean;
  readonly force: boolean;
  /** The revisions that the server has, by slug. */
  readonly served: ReadonlyMap<string, string>;
  readonly progress: Progress;
  /** Hears of each loss and each problem as it is found. */
  readonly tell: (loss: Loss) => void;
  readonly complain: (loss: Loss) => void;
}

export interface Tally {
  readonly outcomes: ReadonlyMap<ImportOutcome, number>;
  /** Slugs that lead to articles on the server now. */
  readonly standing: ReadonlySet<string>;
}

const LANES = 8;
/** Articles that are sent together. While some are on their way, the next are made ready. */
const BATCH = 100;
const BATCHES_AT_ONCE = 2;

/** Sends articles in batches. One that fails stops no other, a silent server all that are left. */
export const imported = async (
  run: ImportRun,
  articles: () => AsyncIterable<ForeignArticle>,
  { waves, articles: { length: total } }: Pick<Survey, "articles" | "waves">,
): Promise<Tally> => {
  const outcomes = new Map<ImportOutcome, number>();
  const standing = new Set<string>();
  const step = run.progress.begin("Articles", total, "items");
  let silent = false;
  const tally = (
    place: string,
    submission: Submission | undefined,
    { outcome, problems }: Imported,
  ) => {
    for (const detail of problems) run.complain({ place, detail });
    silent ||= outcome === "unanswered";
    const stands = ["created", "changed", "unchanged"].includes(outcome);
    if (stands && submission) {
      const { article, movedFrom = [] } = submission;
      for (const slug of [article.slug, ...movedFrom]) standing.add(slug);
    }
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    step.advance(1);
  };
  const send = async (batch: readonly ForeignArticle[]): Promise<void> => {
    const ready: Ready[] = [];
    await inLanes(LANES, batch, async (foreign) => {
      if (silent || run.client.signal.aborted) return;
      const conversion = await converted(foreign, run.converter);
      for (const loss of conversion.losses) run.tell(loss);
      const prepared = await prepare(run, conversion, foreign);
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
    await inLanesOf(BATCHES_AT_ONCE, inBatches(ofWave(articles(), wave)), send);
  }
  step.end();
  return { outcomes, standing };
};

async function* ofWave(
  articles: AsyncIterable<ForeignArticle>,
  wanted: number,
): AsyncGenerator<ForeignArticle> {
  for await (const article of articles) if ((article.wave ?? 0) === wanted) yield article;
}

async function* inBatches(articles: AsyncIterator<ForeignArticle>) {
  for (;;) {
    const batch: ForeignArticle[] = [];
    while (batch.length < BATCH) {
      const next = await articles.next();
      if (next.done) break;
      batch.push(next.value);
    }
    if (batch.length > 0) yield batch;
    if (batch.length < BATCH) return;
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
  { state, converter, dryRun, served }: ImportRun,
  { submission, files, problems }: Conversion,
  { place, isDraft }: ForeignArticle,
): Promise<Imported | Ready> => {
  if (!submission) return { outcome: "not imported", problems };
  const { slug } = submission.article;
  const document = documentOf(submission);
  const digest = createHash("sha256").update(JSON.stringify(document)).digest("hex");
  const known = state.articles.get(slug);
  const stands = served.get(slug);
  if (known?.digest === digest && known.etag === stands) return { outcome: "unchanged", problems };
  if (dryRun) return { outcome: "would be sent", problems };
  const lacking = await converter.pictures.deliver(files);
  if (lacking !== undefined) return { outcome: "refused", problems: [lacking] };
  const remembered = stands === undefined ? undefined : known?.etag;
  return {
    place,
    submission,
    digest,
    problems,
    parcel: { slug, article: document, isDraft: isDraft ?? false, remembered },
  };
};

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
      return {
        outcome: "changed here since",
        problems: [
          `${slug} was changed on the server since it was imported; --force replaces that`,
        ],
      };
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
