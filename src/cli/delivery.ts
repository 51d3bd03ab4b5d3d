import type { Publication } from "../model/publication.ts";
import { type Submission, documentOf } from "../model/submission.ts";
import type { ArticleFile, PublicationFile } from "./content.ts";
import type { Courier } from "./courier.ts";
import { fileAt } from "./former-slug.ts";
import { inLanes } from "./lanes.ts";
import type { MediaDelivery } from "./media-delivery.ts";
import type { MediaFile } from "./media-file.ts";
import { type Declined, type Pushed, push } from "./push.ts";
import { correctionsOf, takenBack } from "./shown-corrections.ts";

/** Content that has no problems. */
export interface Sound<File, Value> {
  readonly file: File;
  readonly value: Value;
}

type ArticleOutcome =
  | Pushed
  /** A file it uses could not be sent, so the article was not. */
  | {
      readonly kind: "without-media";
      readonly file: MediaFile;
      readonly because: Declined;
    }
  /** A command of ours changed it since, and its file does not say so yet. */
  | { readonly kind: "behind" }
  /** It would take back corrections that readers were shown, at these instants. */
  | { readonly kind: "uncorrected"; readonly corrections: readonly string[] }
  /** The server stopped answering before its turn. */
  | { readonly kind: "not-tried" };

export interface ArticleDelivery {
  readonly file: ArticleFile;
  readonly outcome: ArticleOutcome;
}

const LANES = 8;

/** A draft is kept beside what is published. */
export const articleApiPath = (slug: string, isDraft = false): string =>
  `/publishing/articles/${slug}${isDraft ? "/draft" : ""}`;

/** Pushes the settings: always first, for the server judges articles by them. */
export const deliverPublication = async (
  courier: Courier,
  { value }: Sound<PublicationFile, Publication>,
): Promise<Pushed> => {
  const { client, manifest, force } = courier;
  // On this machine links must lead to this machine.
  const document = client.target.local ? { ...value, baseUrl: client.target.base } : value;
  const remembered = manifest.manifest().publication;
  const pushed = await push(client, "/publishing/publication", document, { remembered, force });
  if ("etag" in pushed) await manifest.rememberPublication(pushed.etag);
  return pushed;
};

/** Pushes articles a few at a time. One that fails stops no other, a silent server all that are left. */
export const deliverArticles = async (
  { client, manifest, progress, force, dropsCorrections }: Courier,
  articles: readonly Sound<ArticleFile, Submission>[],
  media: MediaDelivery,
): Promise<readonly ArticleDelivery[]> => {
  if (articles.length === 0) return [];
  const step = progress.begin("Articles", articles.length, "items");
  let silent = false;
  const deliver = async ({
    file,
    value,
  }: Sound<ArticleFile, Submission>): Promise<ArticleOutcome> => {
    if (silent || client.signal.aborted) return NOT_TRIED;
    const lacking = lackingFile(file, media);
    if (lacking) return lacking;
    const { slug } = value.article;
    const { articles: known, commanded, corrections } = manifest.manifest();
    // Its file was renamed: the tag is that of where it stood.
    const places = [slug, ...(value.movedFrom ?? [])];
    const [remembered] = places.flatMap((at) => known.get(at) ?? []);
    let lost: readonly string[] = [];
    const losesAny = (shown: readonly string[]): boolean => {
      lost = dropsCorrections ? [] : takenBack(value, shown);
      return lost.length > 0;
    };
    if (losesAny(places.flatMap((at) => corrections.get(at) ?? []))) {
      return { kind: "uncorrected", corrections: lost };
    }
    const pushed = await push(client, articleApiPath(slug, file.isDraft), documentOf(value), {
      remembered,
      force,
      ...(file.isDraft && { draftOf: articleApiPath(slug) }),
      yieldsTo: (document) => losesAny(correctionsOf(document)),
    });
    if (pushed.kind === "unanswered") silent = true;
    if (pushed.kind === "ahead" && lost.length > 0) {
      return { kind: "uncorrected", corrections: lost };
    }
    const byUs = commanded.get(slug);
    if (pushed.kind === "ahead" && byUs !== undefined && pushed.current === byUs) {
      return { kind: "behind" };
    }
    if ("etag" in pushed) {
      await manifest.rememberArticle(slug, pushed.etag, correctionsOf(value.article));
    }
    return pushed;
  };
  const outcomes = new Map<ArticleFile, ArticleOutcome>();
  for (const wave of inWaves(articles)) {
    await inLanes(LANES, wave, async (article) => {
      outcomes.set(article.file, await deliver(article));
      step.advance(1);
    });
  }
  step.end();
  return articles.map(({ file }) => ({ file, outcome: outcomes.get(file) ?? NOT_TRIED }));
};

const NOT_TRIED: ArticleOutcome = { kind: "not-tried" };

/**
 * What names another article waits for it, since the server wants that to be there: translations for
 * originals, and what was replaced for both, as far as files do not say which they mean.
 */
const inWaves = (
  articles: readonly Sound<ArticleFile, Submission>[],
): readonly (readonly Sound<ArticleFile, Submission>[])[] => {
  const files = articles.map(({ file }) => file);
  const waves = new Map<ArticleFile, number>();
  const waveOf = (file: ArticleFile): number => {
    const known = waves.get(file);
    if (known !== undefined || !file.parsed.ok) return known ?? 0;
    const { article, withdrawn } = file.parsed.value;
    const named = withdrawn ? withdrawn.replacedBy : article.translationOf;
    // Who comes back here names itself in the end; then one of them is refused.
    waves.set(file, 0);
    const other = fileAt(files, named);
    const least = named === undefined ? 0 : withdrawn ? 2 : 1;
    const wave = Math.max(least, other ? waveOf(other) + 1 : 0);
    waves.set(file, wave);
    return wave;
  };
  const byWave = Map.groupBy(articles, ({ file }) => waveOf(file));
  return [...byWave].sort(([a], [b]) => a - b).map(([, wave]) => wave);
};

const NOT_SENT: Declined = { kind: "unanswered", detail: "the server stopped answering before" };

const lackingFile = (
  { media }: ArticleFile,
  { outcomes }: MediaDelivery,
): ArticleOutcome | undefined => {
  for (const file of media) {
    const outcome = outcomes.get(file.name) ?? NOT_SENT;
    if ("detail" in outcome) return { kind: "without-media", file, because: outcome };
  }
  return undefined;
};
