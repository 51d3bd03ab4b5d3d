import type { Article } from "../model/article.ts";
import { isSlug, type Slug } from "../model/identity.ts";
import { labelOf } from "../model/label.ts";
import type { Publication } from "../model/publication.ts";
import { nearest } from "../model/nearest.ts";

/** Fields of blocks and notes that hold inline HTML; only there an attribute is an attribute. */
const INLINE_FIELDS: ReadonlySet<string> = new Set([
  "html",
  "heading",
  "caption",
  "attribution",
  "paragraphs",
  "head",
  "rows",
]);

/** Every link of an article to a path of ours, once. */
export const internalLinks = (article: Article): readonly string[] => {
  const found = new Set<string>();
  const visit = (value: unknown, field: string): void => {
    if (typeof value === "string") {
      if (field === "href" && value.startsWith("/")) found.add(value);
      if (!INLINE_FIELDS.has(field)) return;
      for (const [, href = ""] of value.matchAll(/ href="(\/[^"]*)"/g)) {
        found.add(href.replaceAll("&amp;", "&"));
      }
    } else if (Array.isArray(value)) {
      for (const item of value) visit(item, field);
    } else if (typeof value === "object" && value !== null) {
      for (const [key, item] of Object.entries(value)) visit(item, key);
    }
  };
  visit([article.cards, article.corrections, article.developments, article.picture], "");
  return [...found];
};

/** What is wrong with a link to a path of ours, if anything is. Pages of other kinds are not judged. */
export const brokenLink = (
  href: string,
  publication: Publication,
  articles: ReadonlySet<string>,
): string | undefined => {
  const [, kind = "", key = ""] = (/^[^?#]*/.exec(href)?.[0] ?? "").split("/");
  const known = knownKeys(kind, publication, articles);
  if (!known || (isSlug(key) && known.has(key))) return undefined;
  const better = nearest(key, known.all());
  return `the link to ${href} leads nowhere${better ? `; did you mean /${kind}/${better}?` : ""}`;
};

const JUDGED_KINDS = ["sections", "topics", "stories", "authors"] as const;

const isJudged = (kind: string): kind is (typeof JUDGED_KINDS)[number] =>
  JUDGED_KINDS.some((judged) => judged === kind);

const knownKeys = (
  kind: string,
  publication: Publication,
  articles: ReadonlySet<string>,
): { has: (key: Slug) => boolean; all: () => readonly string[] } | undefined => {
  if (kind === "articles") return { has: (key) => articles.has(key), all: () => [...articles] };
  if (!isJudged(kind)) return undefined;
  const labels: Readonly<Record<string, unknown>> = publication[kind] ?? {};
  return { has: (key) => labelOf(labels, key) !== undefined, all: () => Object.keys(labels) };
};
