import type { ArticleState } from "../../../src/model/article-state.ts";
import type { Article } from "../../../src/model/article.ts";
import type { Instant } from "../../../src/model/instant.ts";

/** What the model knows of an article. */
export interface ModelArticle {
  readonly article: Article;
  readonly state: ArticleState;
  readonly embargo?: Instant;
  /** Of a scheduled one: when it is to be released, in Unix milliseconds. */
  readonly releaseMs?: number | undefined;
  /** Of what is to come: whether no delay is to hold it. */
  readonly breaking?: boolean | undefined;
  /** How many changes the desk had seen with it. */
  readonly sequence?: number;
  /** Of a withdrawn one. */
  readonly demand?: boolean;
  readonly retracted?: boolean;
}

/** All revisions of an article, the oldest first: the last is what stands. */
export type History = readonly [...ModelArticle[], ModelArticle];

/** What a newsroom holds, said again in a few lines that know nothing of SQL, outbox or KV. */
export interface Desk {
  /** By article id. */
  readonly articles: ReadonlyMap<string, History>;
  /** Where articles stood, and whose places they are. */
  readonly former: ReadonlyMap<string, string>;
  /** Which article says the same first, of those that are or were public. */
  readonly originals: ReadonlyMap<string, string>;
  readonly files: ReadonlySet<string>;
  /** Addresses of a site that came before, and the slugs that they lead to. */
  readonly oldPaths: ReadonlyMap<string, string>;
  readonly hasSelection: boolean;
  /** How many seconds a new article waits. */
  readonly delay: number;
  /** How often the settings were taken. */
  readonly settings: number;
  /** Commands and releases that changed something. */
  readonly changes: number;
}

export const emptyDesk: Desk = {
  articles: new Map(),
  former: new Map(),
  originals: new Map(),
  files: new Set(),
  oldPaths: new Map(),
  hasSelection: false,
  delay: 0,
  settings: 0,
  changes: 0,
};

export const now = (history: History): ModelArticle => history[history.length - 1]!;

export const isHeld = ({ state }: ModelArticle): boolean =>
  state === "draft" || state === "scheduled";

export const isWithdrawn = ({ state }: ModelArticle): boolean =>
  state === "gone" || state === "legal" || state === "retracted";

export const standing = (desk: Desk): readonly ModelArticle[] =>
  [...desk.articles.values()].map(now);

export const at = (desk: Desk, slug: string): ModelArticle | undefined =>
  standing(desk).find(({ article }) => article.slug === slug);

export const ownerOf = (desk: Desk, slug: string): string | undefined =>
  at(desk, slug)?.article.id ?? desk.former.get(slug);

/** Whether readers may know that something stands or stood at a slug. */
export const isPublic = (desk: Desk, slug: string): boolean => {
  const there = at(desk, slug);
  return desk.former.has(slug) || (there !== undefined && !isHeld(there));
};

/** A desk on which an article is something else from now on. */
export const withRevision = (desk: Desk, next: ModelArticle): Desk => {
  const { id, slug } = next.article;
  const before = desk.articles.get(id);
  const former = new Map(desk.former);
  if (!isHeld(next)) {
    former.delete(slug);
    const left = before && now(before);
    if (left && !isHeld(left) && left.article.slug !== slug) former.set(left.article.slug, id);
  }
  const changes = desk.changes + 1;
  const revision = { ...next, sequence: changes };
  const articles = new Map(desk.articles).set(id, [...(before ?? []), revision]);
  const changed = { ...desk, articles, former, changes };
  return isHeld(next) ? changed : { ...changed, originals: originalsWith(changed, next) };
};

const originalsWith = (
  desk: Desk,
  { article: { id, translationOf } }: ModelArticle,
): Desk["originals"] => {
  if (translationOf === undefined) return new Map(desk.originals).set(id, id);
  const original = named(desk, translationOf);
  // What is named by what was withdrawn may never have been public.
  if (!original || isHeld(original)) return desk.originals;
  return new Map(desk.originals).set(id, original.article.id);
};

/** What stands at a slug, or stood there. */
const named = (desk: Desk, slug: string): ModelArticle | undefined => {
  const history = desk.articles.get(desk.former.get(slug) ?? "");
  return history ? now(history) : at(desk, slug);
};

const live = (desk: Desk): readonly ModelArticle[] =>
  standing(desk).filter(({ state }) => state === "live");

/** The other live articles that say the same as an original. */
const family = (desk: Desk, original: string, except: string): readonly Article[] =>
  live(desk)
    .map(({ article }) => article)
    .filter(({ id }) => id === original || desk.originals.get(id) === original)
    .filter(({ id }) => id !== except);

/** The other live articles that say the same as this one. */
export const othersOf = (desk: Desk, { id }: Article): readonly Article[] =>
  family(desk, desk.originals.get(id) ?? id, id);

/**
 * Whether an article can be what it says it is a translation of.
 * @param releaseMs when it is to be released: an original that is by then will do
 */
export const isFit = (
  desk: Desk,
  { id, language, translationOf }: Article,
  releaseMs = 0,
): boolean => {
  const there = translationOf === undefined ? undefined : named(desk, translationOf);
  const isThere = there && (!isHeld(there) || (there.releaseMs ?? Infinity) <= releaseMs);
  const original = isThere ? there.article : undefined;
  if (translationOf !== undefined) {
    if (!original || original.id === id || original.translationOf !== undefined) return false;
    if (family(desk, id, id).length > 0) return false;
  }
  return family(desk, original?.id ?? id, id).every((other) => other.language !== language);
};

/** Whether an article could be published at an instant, as it is. */
export const isAcceptable = (
  desk: Desk,
  article: Article,
  at: Instant,
  releaseMs?: number,
): boolean => {
  const { id, picture, publishedAt, updatedAt, corrections } = article;
  const before = desk.articles.get(id);
  const first = before && !isHeld(now(before)) ? now(before).article.publishedAt : publishedAt;
  const instants = [publishedAt, updatedAt, ...corrections.map((note) => note.at)];
  return (
    publishedAt === first &&
    instants.every((instant) => instant <= at) &&
    isFit(desk, article, releaseMs) &&
    (!picture || desk.files.has(picture.url))
  );
};
