import type { Article } from "../../../src/model/article.ts";
import type { Desk, ModelArticle } from "./desk-model.ts";

interface Edition {
  readonly entries: readonly { readonly article: Article }[];
}

/** Which revision of each article each edition has shown: never an older one again. */
export class Progress {
  readonly #shown = new Map<string, number>();

  /** @returns the articles of which an edition that is written now shows an older revision than before */
  lostBy(key: string, content: string, desk: Desk): readonly string[] {
    if (!key.startsWith("edition:")) return [];
    return (JSON.parse(content) as Edition).entries.flatMap(({ article }) => {
      const history = desk.articles.get(article.id) ?? [];
      const revision = history.findLastIndex((known) => isSame(known, article));
      const place = `${key} ${article.id}`;
      const before = this.#shown.get(place) ?? -1;
      this.#shown.set(place, Math.max(before, revision));
      return revision < before ? [article.title] : [];
    });
  }
}

/** A restored revision says what an older one said: it is the newest that says so. */
const isSame = ({ article }: ModelArticle, { title, slug, corrections }: Article): boolean =>
  article.title === title &&
  article.slug === slug &&
  article.corrections.length === corrections.length;
