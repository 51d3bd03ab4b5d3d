import { FEED_FILES } from "./feed-files.ts";
import { ARTICLE_REPRESENTATIONS } from "./registry.ts";

/** Below an article: the article itself, and its own feed. */
const ARTICLE_FILES = [
  ...ARTICLE_REPRESENTATIONS.filter(({ isTopic }) => isTopic).map(({ file }) => file),
  ...FEED_FILES.map(({ file }) => file),
];
const FILES = FEED_FILES.map(({ file }) => file);

/**
 * The WebSub topics at a page's path: whatever there names hubs.
 * @param path of a feed's page, or of an article
 */
export const topicsAt = (path: string, baseUrl: string): readonly string[] =>
  (path.startsWith("/articles/") ? ARTICLE_FILES : FILES).map(
    (file) => `${baseUrl}${path}${file === "" || path.endsWith("/") ? "" : "/"}${file}`,
  );
