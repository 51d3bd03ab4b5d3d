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
  readonly files: ReadonlySet<string>;
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
  files: new Set(),
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
  return { ...desk, articles, former, changes };
};

/** Whether an article could be published at an instant, as it is. */
export const isAcceptable = (
  desk: Desk,
  { id, picture, publishedAt, updatedAt, corrections }: Article,
  at: Instant,
): boolean => {
  const before = desk.articles.get(id);
  const first = before && !isHeld(now(before)) ? now(before).article.publishedAt : publishedAt;
  const instants = [publishedAt, updatedAt, ...corrections.map((note) => note.at)];
  return (
    publishedAt === first &&
    instants.every((instant) => instant <= at) &&
    (!picture || desk.files.has(picture.url))
  );
};
