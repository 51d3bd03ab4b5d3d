import { articlePath } from "../model/entry.ts";
import { type Slug, isSlug } from "../model/identity.ts";
import type { Problem } from "../model/problem.ts";
import { type Result, fail, ok } from "../model/result.ts";

/** Where it stands in a content folder. */
export const REDIRECTS_FILE = "_redirects";

/** An address of a site that came before, and the article that stands there now. */
export type Redirect = readonly [path: string, slug: Slug];

const ARTICLE = articlePath("" as Slug);

/**
 * Reads old addresses, one a line, as static hosts know them: `/2017/05/a-bug /articles/a-bug 301`
 * (developers.cloudflare.com/pages/configuration/redirects). What it does not name stays as it is.
 */
export const parseRedirects = (source: string): Result<readonly Redirect[], readonly Problem[]> => {
  const problems: Problem[] = [];
  const redirects = new Map<string, Slug>();
  source.split("\n").forEach((text, index) => {
    const line = text.replace(/^\uFEFF/, "").trim();
    if (line === "" || line.startsWith("#")) return;
    const [path = "", to = "", status = "301", ...more] = line.split(/\s+/);
    const slug = to.startsWith(ARTICLE) ? to.slice(ARTICLE.length) : "";
    const wrong = (detail: string): void =>
      void problems.push({ detail, place: { line: index + 1, column: 1 } });
    if (!path.startsWith("/") || path.startsWith("//")) {
      wrong(`\`${path}\` is no path of this site; begin it with one /`);
    } else if (!isSlug(slug)) {
      wrong(`\`${to}\` is no article; write ${ARTICLE}<slug> behind the path`);
    } else if (status !== "301" || more.length > 0) {
      wrong("has more behind the article than 301; an address that moved has moved for good");
    } else if (redirects.has(path)) wrong(`\`${path}\` stands here twice; keep one`);
    else redirects.set(path, slug);
  });
  return problems.length > 0 ? fail(problems) : ok([...redirects]);
};

/** Writes them in the order given. */
export const writeRedirects = (redirects: readonly Redirect[]): string =>
  redirects.map(([path, slug]) => `${path} ${articlePath(slug)} 301\n`).join("");
