import { resolve, sep } from "node:path";
import { type Result, fail, ok } from "../model/result.ts";
import { type ArticleFile, type Content, type ContentPlace, readContent } from "./content.ts";
import type { PublishedMedia } from "./media-folder.ts";

/** The content, and the articles of it that a command is about. */
export interface Selection {
  readonly content: Content;
  readonly articles: readonly ArticleFile[];
  /** Whether nothing of the folder is left out. */
  readonly isWhole: boolean;
}

/**
 * Reads the content folder.
 * @param paths files of articles, or folders that hold them; none means all
 */
export const readSelection = async (
  place: ContentPlace,
  paths: readonly string[],
  published?: PublishedMedia,
): Promise<Result<Selection, string>> => {
  const content = await readContent(place, published);
  if (!content.ok) return content;
  const articles = selectArticles(content.value, place.directory, paths);
  if (!articles.ok) return articles;
  return ok({ content: content.value, articles: articles.value, isWhole: paths.length === 0 });
};

const selectArticles = (
  content: Content,
  directory: string,
  paths: readonly string[],
): Result<readonly ArticleFile[], string> => {
  if (paths.length === 0) return ok(content.articles);
  const wanted = new Set<ArticleFile>();
  for (const path of paths) {
    const absolute = resolve(directory, path);
    const found = content.articles.filter(
      ({ file }) => file === absolute || file.startsWith(absolute + sep),
    );
    const named = found.length > 0 || absolute === content.publication.file;
    if (!named)
      return fail(`${path} is not an article of the content folder, nor a folder of them`);
    for (const file of found) wanted.add(file);
  }
  return ok(content.articles.filter((file) => wanted.has(file)));
};
