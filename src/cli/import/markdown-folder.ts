import { readdir, realpath } from "node:fs/promises";
import { basename, join, relative } from "node:path";
import { readText } from "../text-file.ts";
import { foreignInstant, publication } from "./dates.ts";
import { readable } from "./fault.ts";
import { type Fields, foreignFrontMatter } from "./foreign-front-matter.ts";
import { ownItem } from "./own-article.ts";
import type { ForeignArticle, ForeignItem, ForeignLabel } from "./foreign-article.ts";
import { type Withheld, isAmongDrafts, withheldBy } from "./withheld.ts";

/** How files are counted that only look like articles. */
export const WITHOUT_FRONT_MATTER = "file without front matter";
const NAMED = /^(?:(\d{4}-\d{2}-\d{2})-)?(.+?)(?:\/_?index)?\.(?:md|mdx|markdown)$/;

/** Markdown below a folder, as Hugo, Jekyll, Astro and Edgewire lay it out. */
export async function* markdownItems(folder: string): AsyncGenerator<ForeignItem> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && NAMED.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !/(?:^|[\\/])(?:node_modules|\.[^\\/]+)[\\/]/.test(relative(folder, path)))
    .sort();
  // Whoever names the folder of drafts itself, or `.` in it, does not say that they are ready.
  const root = await realpath(folder);
  const areDrafts = [folder, root].some(isAmongDrafts);
  for (const path of paths) {
    const place = relative(folder, path).replaceAll("\\", "/");
    const source = await readText(path);
    const amongDrafts = areDrafts || isAmongDrafts(place);
    yield source.ok
      ? readable(place, () => itemOf(source.value, place, join(root, place), amongDrafts))
      : { kind: "unread", place, detail: source.error };
  }
}

const itemOf = (source: string, place: string, path: string, amongDrafts: boolean): ForeignItem => {
  const frontMatter = foreignFrontMatter(source);
  if (!frontMatter) return { kind: "skipped", place, what: WITHOUT_FRONT_MATTER };
  if (!frontMatter.ok) return { kind: "unread", place, detail: frontMatter.error };
  const { fields, body, lineOf } = frontMatter.value;
  const own = ownItem(fields, place, amongDrafts);
  if (own) return own;
  const withheld = amongDrafts ? DRAFT : withheldBy(fields);
  if (withheld?.kind === "unclear") return { kind: "unread", place, detail: withheld.detail };
  if (fields["layout"] === "page" || fields["type"] === "page")
    return { kind: "skipped", place, what: "page" };
  if (basename(path).startsWith("_index.")) return { kind: "skipped", place, what: "list page" };
  const [, day, name = ""] =
    NAMED.exec(basename(path).startsWith("index.") ? place : basename(path)) ?? [];
  const text = (...names: readonly string[]): string | undefined =>
    names.map((key) => scalar(fields[key])).find((value) => value !== undefined);
  const dateField = DATES.find((key) => text(key) !== undefined);
  const line = dateField === undefined ? undefined : lineOf(dateField);
  const date = dateField === undefined ? day : text(dateField);
  const dated = publication(date === undefined ? undefined : { text: date, ...(line && { line }) });
  const expiredAt = foreignInstant(text("expiryDate", "unpublishDate"));
  const updatedAt = foreignInstant(
    text("updatedAt", "updatedDate", "lastmod", "last_modified_at", "modified", "updated"),
  );
  const picture = pictureOf(fields);
  const summary = text("summary", "description", "excerpt");
  const language = text("language", "lang");
  const ofJekyll = isOfJekyll(path);
  const slug = text("slug") ?? basename(name).replace(/^\d{4}-\d{2}-\d{2}-/, "");
  const article: ForeignArticle = {
    place,
    oldId: text("id", "guid") ?? place,
    title: escaped(text("title") ?? ""),
    body: { kind: "markdown", text: body },
    ...(summary !== undefined && { summary: escaped(summary) }),
    ...dated,
    ...(updatedAt && { updatedAt }),
    ...(expiredAt && { expiredAt }),
    authors: labels(fields["authors"] ?? fields["author"]),
    categories: labels(
      fields["section"] ?? listed(fields["categories"], ofJekyll) ?? fields["category"],
    ),
    tags: labels(fields["topics"] ?? listed(fields["tags"], ofJekyll) ?? fields["tag"]),
    ...(picture && { picture }),
    urls: [text("permalink", "url")].flatMap((url) => url ?? []),
    slug,
    ...(language !== undefined && { language }),
  };
  if (!withheld) return { kind: "article", article };
  const { what } = withheld;
  return withheld.kind === "draft"
    ? { kind: "skipped", place, what, draft: article }
    : { kind: "skipped", place, what };
};

/** Fields that say when it was published, the first that is there before the others. */
const DATES = ["publishedAt", "publishDate", "pubDate", "date"] as const;
const DRAFT: Withheld = { kind: "draft", what: "draft post" };

const escaped = (plain: string): string => plain.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

const scalar = (value: unknown): string | undefined => {
  if (typeof value === "string" || typeof value === "number")
    return String(value).trim() || undefined;
  return value instanceof Date ? value.toISOString() : undefined;
};

/** A name, names parted by commas, a list, or objects with a `name`. */
const labels = (value: unknown): readonly ForeignLabel[] => {
  if (Array.isArray(value)) return value.flatMap(labels);
  if (typeof value === "object" && value !== null) {
    const name = "name" in value ? scalar(value.name) : undefined;
    return name === undefined ? [] : [{ name }];
  }
  const text = scalar(value);
  return (text?.split(",") ?? []).flatMap((part) => (part.trim() ? [{ name: part.trim() }] : []));
};

const isOfJekyll = (path: string): boolean => /[\\/]_(?:posts|drafts)[\\/]/.test(path);

/** Jekyll parts words of `categories` and `tags` by spaces; a name that has some stands in a list there. */
const listed = (value: unknown, ofJekyll: boolean): unknown =>
  ofJekyll && typeof value === "string" && !value.includes(",") ? value.split(/\s+/) : value;

const pictureOf = (fields: Fields): { readonly src: string; readonly alt?: string } | undefined => {
  const found = [
    fields["picture"],
    fields["heroImage"],
    fields["image"],
    fields["cover"],
    fields["featured_image"],
  ].find((value) => value !== undefined && value !== null);
  const members: Fields =
    typeof found === "object" && found !== null ? (found as Fields) : { src: found };
  const src = scalar(members["src"] ?? members["url"] ?? members["image"] ?? members["path"]);
  const alt = scalar(members["alt"] ?? fields["heroImageAlt"] ?? fields["imageAlt"]);
  return src === undefined ? undefined : { src, ...(alt !== undefined && { alt }) };
};
