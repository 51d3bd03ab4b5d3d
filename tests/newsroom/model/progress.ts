import type { Article } from "../../../src/model/article.ts";
import { type Desk, type ModelArticle, isWithdrawn } from "./desk-model.ts";

interface Edition {
  readonly entries: readonly { readonly article: Article }[];
}

/** Which revision of each article each edition has shown: never an older one again while it is live. */
export class Progress {
  readonly #shown = new Map<string, number>();

  /** @returns the articles of which an edition that is written now shows an older revision than before */
  lostBy(key: string, content: string, desk: Desk): readonly string[] {
    if (!key.startsWith("edition:")) return [];
    return (JSON.parse(content) as Edition).entries.flatMap(({ article }) => {
      const history = desk.articles.get(article.id) ?? [];
      const place = `${key} ${article.id}`;
      const shown = this.#shown.get(place) ?? 0;
      // One that was withdrawn and came back begins anew: a put from before may still be confirmed.
      const before = history.slice(shown).some(isWithdrawn) ? 0 : shown;
      // A later revision may say the same, of an article that moves back or is restored.
      const revision = history.findIndex(
        (known, index) => index >= before && isSame(known, article),
      );
      this.#shown.set(place, Math.max(before, revision));
      return revision < before ? [article.title] : [];
    });
  }
}

const isSame = ({ article }: ModelArticle, { title, slug, corrections }: Article): boolean =>
  article.title === title &&
  article.slug === slug &&
  article.corrections.length === corrections.length;
