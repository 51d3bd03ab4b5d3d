import type { Laid } from "./duplicate.ts";
import type { ForeignArticle, ForeignItem, ForeignLabel } from "./foreign-article.ts";

/** What a source says as a whole, known before its first article is sent. */
export interface Survey {
  /** How many there are, those that could not be read included. */
  readonly articles: number;
  /** How many could not be read. */
  readonly unread: number;
  /** How many name no author. */
  readonly unsigned: number;
  /** How many of each kind are left out. */
  readonly skipped: ReadonlyMap<string, number>;
  /** Names by the keys that articles have for their authors. */
  readonly authors: ReadonlyMap<string, string>;
  /** Scheme and host of the site, where the source says it or its articles agree. */
  readonly site: string | undefined;
  readonly sections: readonly ForeignLabel[];
  readonly topics: readonly ForeignLabel[];
  readonly stories: readonly ForeignLabel[];
  /** Those that there are, in their order: see `ForeignArticle`. */
  readonly waves: readonly number[];
  readonly writers: readonly ForeignLabel[];
}

/** Gathers what all items say together. */
export const surveyor = (): {
  readonly note: (item: Exclude<ForeignItem, { kind: "article" }>) => void;
  /** One that came before is a duplicate, and says only what it says newly. */
  readonly noteArticle: (article: ForeignArticle, laid: Laid) => void;
  /** Of those that were noted, so many were taken back. */
  readonly noteRemoved: (count: number) => void;
  readonly done: () => Survey;
} => {
  let articles = 0;
  let unread = 0;
  let unsigned = 0;
  const origins = new Map<string, number>();
  const skipped = new Map<string, number>();
  const authors = new Map<string, string>();
  const labels = {
    sections: labelSet(),
    topics: labelSet(),
    stories: labelSet(),
    writers: labelSet(),
  };
  const waves = new Set<number>();
  let site: string | undefined;
  const skip = (what: string, count = 1): void =>
    void skipped.set(what, (skipped.get(what) ?? 0) + count);
  const noteArticle = (article: ForeignArticle, laid: Laid): void => {
    if (laid === "first") articles += 1;
    else skip("duplicate");
    if (laid === "older") return;
    const { urls, isDraft = false, categories, tags, stories = [], authors: writers } = article;
    const origin = originOf(urls[0]);
    if (origin !== undefined) origins.set(origin, (origins.get(origin) ?? 0) + 1);
    waves.add(article.wave ?? 0);
    // Settings are public: what drafts alone would add to them waits for their publication.
    if (isDraft) return;
    const [section, ...others] = categories;
    if (section) labels.sections.add(section);
    for (const topic of [...others, ...tags]) labels.topics.add(topic);
    for (const story of stories) labels.stories.add(story);
    if (laid === "first" && writers.length === 0 && article.body.kind !== "own") unsigned += 1;
    for (const writer of writers) labels.writers.add(writer);
  };
  const note = (item: Exclude<ForeignItem, { kind: "article" }>): void => {
    switch (item.kind) {
      case "skipped":
        skip(item.what);
        break;
      case "author":
        authors.set(item.key, item.name);
        break;
      case "site":
        site = originOf(item.url) ?? site;
        break;
      case "unread":
        articles += 1;
        unread += 1;
        break;
      case "picture":
      case "loss":
      case "problem":
      case "removed":
        break;
    }
  };
  const noteRemoved = (count: number): void => {
    articles -= count;
    if (count > 0) skip("withdrawn article", count);
  };
  const done = (): Survey => ({
    articles,
    unread,
    unsigned,
    skipped,
    authors,
    // The origin that most permalinks have.
    site: site ?? [...origins].sort(([, a], [, b]) => b - a)[0]?.[0],
    sections: labels.sections.all(),
    topics: labels.topics.all(),
    stories: labels.stories.all(),
    waves: [...waves].sort((a, b) => a - b),
    writers: labels.writers.all(),
  });
  return { note, noteArticle, noteRemoved, done };
};

const labelSet = () => {
  const found = new Map<string, ForeignLabel>();
  return {
    add: (label: ForeignLabel): void => {
      const key = `${label.key ?? ""}\n${label.name}`;
      if (!found.has(key)) found.set(key, label);
    },
    all: (): readonly ForeignLabel[] => [...found.values()],
  };
};

const originOf = (url: string | undefined): string | undefined =>
  url !== undefined && URL.canParse(url) ? new URL(url).origin : undefined;
