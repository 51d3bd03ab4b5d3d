import type { Article } from "../../model/article.ts";
import type { Slug } from "../../model/identity.ts";
import { mediaUses } from "../../newsroom/media-use.ts";

const previewFilePath = (slug: Slug, name: string): string => `/preview/${slug}/media/${name}`;

/** An article that names its files by where the link opens them: they may not be public yet. */
export const withPreviewFiles = (article: Article, query: string): Article => {
  const copy = structuredClone(article);
  for (const { name, pointer } of mediaUses(article)) {
    const keys = pointer.slice(1).split("/");
    const last = keys.pop() ?? "";
    let holder: unknown = copy;
    for (const key of keys) holder = (holder as Record<string, unknown>)[key];
    (holder as Record<string, string>)[last] = `${previewFilePath(article.slug, name)}${query}`;
  }
  return copy;
};
