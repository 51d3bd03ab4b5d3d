import { resolve, sep } from "node:path";
import { type Result, fail, ok } from "../model/result.ts";
import type { ArticleFile, Content } from "./content.ts";

/** The articles that paths on the command line mean: files, or folders that hold them; none means all. */
export const selectArticles = (
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
