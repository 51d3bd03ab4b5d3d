import { createHash } from "node:crypto";
import type { Client } from "../client.ts";
import { inLanes, inLanesOf } from "../lanes.ts";
import type { Progress } from "../progress.ts";
import type { Pushed } from "../push.ts";
import { type Parcel, pushAll } from "./batch.ts";
import { type Conversion, type Converter, converted } from "./conversion.ts";
import type { ForeignArticle, Loss } from "./foreign-article.ts";
import type { ImportState } from "./import-state.ts";

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
  /** Slugs that stand on the server now. */
  readonly standing: ReadonlySet<string>;
}

const LANES = 8;
/** Articles that are sent together. While some are on their way, the next are made ready. */
const BATCH = 100;
const BATCHES_AT_ONCE = 2;

/** Sends articles in batches. One that fails stops no other, a silent server all that are left. */
export const imported = async (
  run: ImportRun,
  articles: AsyncIterator<ForeignArticle>,
  total: number,
): Promise<Tally> => {
  const outcomes = new Map<ImportOutcome, number>();
  const standing = new Set<string>();
  const step = run.progress.begin("Articles", total, "items");
  let silent = false;
  const tally = (place: string, slug: string | undefined, { outcome, problems }: Imported) => {
    for (const detail of problems) run.complain({ place, detail });
    silent ||= outcome === "unanswered";
    const stands = ["created", "changed", "unchanged"].includes(outcome);
    if (stands && slug !== undefined) standing.add(slug);
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    step.advance(1);
  };
  await inLanesOf(BATCHES_AT_ONCE, inBatches(articles), async (batch) => {
    const ready: Ready[] = [];
    await inLanes(LANES, batch, async (foreign) => {
      if (silent || run.client.signal.aborted) return;
      const conversion = await converted(foreign, run.converter);
      for (const loss of conversion.losses) run.tell(loss);
      const prepared = await prepare(run, conversion, foreign);
      if ("outcome" in prepared) tally(foreign.place, conversion.article?.slug, prepared);
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
      if (outcome) tally(one.place, one.parcel.slug, await noted(run.state, one, outcome));
    }
  });
  step.end();
  return { outcomes, standing };
};

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
  readonly parcel: Parcel;
  readonly digest: string;
  readonly problems: readonly string[];
}

const prepare = async (
  { state, converter, dryRun, served }: ImportRun,
  { article, files, problems }: Conversion,
  { place, isDraft }: ForeignArticle,
): Promise<Imported | Ready> => {
  if (!article) return { outcome: "not imported", problems };
  const { slug } = article;
  const digest = createHash("sha256").update(JSON.stringify(article)).digest("hex");
  const known = state.articles.get(slug);
  const stands = served.get(slug);
  if (known?.digest === digest && known.etag === stands) return { outcome: "unchanged", problems };
  if (dryRun) return { outcome: "would be sent", problems };
  const lacking = await converter.pictures.deliver(files);
  if (lacking !== undefined) return { outcome: "refused", problems: [lacking] };
  const remembered = stands === undefined ? undefined : known?.etag;
  return {
    place,
    digest,
    problems,
    parcel: { slug, article, isDraft: isDraft ?? false, remembered },
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
