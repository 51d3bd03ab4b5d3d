import type { Article } from "./article.ts";
import { articlePath } from "./entry.ts";
import type { Slug, TagUri } from "./identity.ts";
import { labelOf } from "./label.ts";
import { type Direction, directionOf, languageKeys, type LanguageTag } from "./language.ts";
import type { Publication } from "./publication.ts";

/** Another live article that says the same in another language: an original or a translation. */
export interface Translation {
  readonly id: TagUri;
  readonly slug: Slug;
  readonly language: LanguageTag;
  /** Plain text on one line. */
  readonly title: string;
}

/** An article in one of the languages that it is in. */
export interface LanguageVersion {
  readonly id: TagUri;
  /** The permalink, absolute. */
  readonly url: string;
  readonly language: LanguageTag;
  readonly direction: Direction;
  readonly title: string;
  /** What the publication calls the language, or else the title. */
  readonly name: string;
  readonly isOriginal: boolean;
}

/**
 * Every language an article is in, the original first as far as it is live; none where there is one
 * language only. The article's own record has all that this takes.
 * @param others as the record has them
 */
export const languageVersions = (
  article: Translation & Pick<Article, "translationOf">,
  others: readonly Translation[],
  { baseUrl, languages = {} }: Publication,
): readonly LanguageVersion[] => {
  if (others.length === 0) return [];
  const original = article.translationOf ?? article.slug;
  return [article, ...others]
    .map(({ id, slug, language, title }) => {
      const keys = languageKeys(language);
      const label = keys.map((key) => labelOf(languages, key)?.label).find(Boolean);
      return {
        id,
        url: `${baseUrl}${articlePath(slug)}`,
        language,
        direction: directionOf(language),
        title,
        name: label ?? title,
        isOriginal: slug === original,
      };
    })
    .toSorted((one, other) => Number(other.isOriginal) - Number(one.isOriginal));
};

/** What else is known that bears on an article as an original or a translation. */
export interface Relatives {
  /** What stands at the slug that the article names as its original, live or gone. */
  readonly original?: Partial<Pick<Article, "id" | "translationOf">>;
  /** The other live articles that would say the same: the original and its translations. */
  readonly others: readonly Pick<Article, "slug" | "language">[];
  /** Live translations of the article itself. */
  readonly own: readonly Pick<Article, "slug">[];
}

interface TranslationProblem {
  readonly field: "language" | "translationOf";
  readonly detail: string;
}

/** What keeps an article from being the translation that it says it is, or the original of others. */
export const translationProblems = (
  {
    id,
    slug,
    language,
    translationOf,
  }: Pick<Article, "id" | "slug" | "language" | "translationOf">,
  { original, others, own }: Relatives,
): readonly TranslationProblem[] => {
  const wrong = (detail: string): readonly TranslationProblem[] => [
    { field: "translationOf", detail },
  ];
  if (translationOf === slug || original?.id === id)
    return wrong("is this article itself; name the original");
  if (translationOf !== undefined && !original) {
    return wrong(`is \`${translationOf}\`, which is not published; publish the original first`);
  }
  if (original?.translationOf !== undefined) {
    const { translationOf: first } = original;
    return wrong(`is \`${translationOf}\`, itself a translation of \`${first}\`; name that`);
  }
  const [translated] = own;
  if (translationOf !== undefined && translated) {
    return wrong(
      `makes a translation of what \`${translated.slug}\` is a translation of; let that name \`${translationOf}\` first`,
    );
  }
  return others
    .filter((other) => other.language === language)
    .map((other) => ({
      field: "language",
      detail: `is \`${language}\`, as \`${other.slug}\` is, which says the same; an article is in each language once`,
    }));
};
