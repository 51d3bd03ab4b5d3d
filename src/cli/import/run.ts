import { createHash } from "node:crypto";
import { articleApiPath } from "../delivery.ts";
import type { Client } from "../client.ts";
import { inLanesOf } from "../lanes.ts";
import type { Progress } from "../progress.ts";
import { push } from "../push.ts";
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

/** Sends articles a few at a time. One that fails stops no other, a silent server all that are left. */
export const imported = async (
  run: ImportRun,
  articles: AsyncIterator<ForeignArticle>,
  total: number,
): Promise<Tally> => {
  const outcomes = new Map<ImportOutcome, number>();
  const standing = new Set<string>();
  const step = run.progress.begin("Articles", total, "items");
  let silent = false;
  await inLanesOf(LANES, articles, async (foreign) => {
    if (silent || run.client.signal.aborted) return;
    const conversion = await converted(foreign, run.converter);
    for (const loss of conversion.losses) run.tell(loss);
    const { outcome, problems } = await deliver(run, conversion, foreign.isDraft ?? false);
    for (const detail of problems) run.complain({ place: foreign.place, detail });
    silent ||= outcome === "unanswered";
    if (["created", "changed", "unchanged"].includes(outcome) && conversion.article) {
      standing.add(conversion.article.slug);
    }
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    step.advance(1);
  });
  step.end();
  return { outcomes, standing };
};

const deliver = async (
  { client, state, converter, dryRun, force, served }: ImportRun,
  { article, files, problems }: Conversion,
  isDraft: boolean,
): Promise<Imported> => {
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
  const pushed = await push(client, articleApiPath(slug, isDraft), article, { remembered, force });
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
