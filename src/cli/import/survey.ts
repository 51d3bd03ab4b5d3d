import type { ForeignItem, ForeignLabel, ForeignPicture, Loss } from "./foreign-article.ts";

/** What is known of a source before its first article is sent: a few words of each. */
export interface Survey {
  readonly articles: readonly SurveyedArticle[];
  /** How many of each kind are left out. */
  readonly skipped: ReadonlyMap<string, number>;
  readonly losses: readonly Loss[];
  /** Names by the keys that articles have for their authors. */
  readonly authors: ReadonlyMap<string, string>;
  readonly pictures: ReadonlyMap<string, ForeignPicture>;
  /** Scheme and host of the site, where the source says it or its articles agree. */
  readonly site: string | undefined;
  readonly sections: readonly ForeignLabel[];
  readonly topics: readonly ForeignLabel[];
  readonly stories: readonly ForeignLabel[];
  /** Those that there are, in their order: see `ForeignArticle`. */
  readonly waves: readonly number[];
  readonly writers: readonly ForeignLabel[];
}

export interface SurveyedArticle {
  readonly oldId: string;
  readonly slug: string | undefined;
  readonly title: string;
  readonly urls: readonly string[];
  readonly isDraft: boolean;
  /** A file of ours: its id is one, whoever minted it. */
  readonly isOwn: boolean;
}

/** Gathers what all items say together. */
export const surveyor = (): {
  readonly note: (item: ForeignItem) => void;
  readonly done: () => Survey;
} => {
  const articles: SurveyedArticle[] = [];
  const skipped = new Map<string, number>();
  const losses: Loss[] = [];
  const authors = new Map<string, string>();
  const pictures = new Map<string, ForeignPicture>();
  const labels = {
    sections: labelSet(),
    topics: labelSet(),
    stories: labelSet(),
    writers: labelSet(),
  };
  const waves = new Set<number>();
  let site: string | undefined;
  const note = (item: ForeignItem): void => {
    switch (item.kind) {
      case "article": {
        const { oldId, slug, title, urls, isDraft = false } = item.article;
        const isOwn = item.article.body.kind === "own";
        articles.push({ oldId, slug, title, urls, isDraft, isOwn });
        waves.add(item.article.wave ?? 0);
        // Settings are public: what drafts alone would add to them waits for their publication.
        if (isDraft) break;
        const { categories, tags, stories = [], authors: writers } = item.article;
        const [section, ...others] = categories;
        if (section) labels.sections.add(section);
        for (const topic of [...others, ...tags]) labels.topics.add(topic);
        for (const story of stories) labels.stories.add(story);
        for (const writer of writers) labels.writers.add(writer);
        break;
      }
      case "skipped":
        skipped.set(item.what, (skipped.get(item.what) ?? 0) + 1);
        break;
      case "author":
        authors.set(item.key, item.name);
        break;
      case "picture":
        pictures.set(item.id, item.picture);
        break;
      case "site":
        site = URL.canParse(item.url) ? new URL(item.url).origin : site;
        break;
      case "loss":
        losses.push({ place: item.place, detail: item.detail });
        break;
    }
  };
  const done = (): Survey => ({
    articles,
    skipped,
    losses,
    authors,
    pictures,
    site: site ?? commonOrigin(articles),
    sections: labels.sections.all(),
    topics: labels.topics.all(),
    stories: labels.stories.all(),
    waves: [...waves].sort((a, b) => a - b),
    writers: labels.writers.all(),
  });
  return { note, done };
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

/** The origin that most permalinks have. */
const commonOrigin = (articles: readonly SurveyedArticle[]): string | undefined => {
  const counts = new Map<string, number>();
  for (const { urls } of articles) {
    const [url] = urls;
    if (url === undefined || !URL.canParse(url)) continue;
    const { origin } = new URL(url);
    counts.set(origin, (counts.get(origin) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
};
