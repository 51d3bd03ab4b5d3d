import { foreignInstant, publication } from "./dates.ts";
import type { FeedDefaults } from "./feed-defaults.ts";
import { rssArticle } from "./feed-item.ts";
import type { ForeignArticle, ForeignItem, ForeignLabel } from "./foreign-article.ts";
import { childrenOf, textIn, textOf, type XmlElement, writtenIn } from "./xml.ts";
import { wordpressHtml } from "./wordpress-html.ts";

/**
 * WXR 1.0 to 1.2 (wordpress.org/export): RSS with everything WordPress knows beside it. A part of an export
 * that was cut by hand has the prefix alone: taken for a feed, its private posts would be everybody's.
 */
const isWxr = (uri: string): boolean =>
  uri === "wp" || /^https?:\/\/wordpress\.org\/export\/[\d.]+\/?$/.test(uri);
const isExcerpt = (uri: string): boolean =>
  uri === "excerpt" || /wordpress\.org\/export\/[\d.]+\/excerpt\/?/.test(uri);

export const isWordpressItem = (item: XmlElement): boolean =>
  textIn(item, "post_type", isWxr) !== undefined;

/** What a `<channel>` says besides its items: who writes, and where it stood. */
export const wordpressFact = (element: XmlElement): ForeignItem | undefined => {
  if (!isWxr(element.uri)) return undefined;
  if (element.local === "base_blog_url" || element.local === "base_site_url") {
    return { kind: "site", url: textOf(element).trim() };
  }
  const key = element.local === "author" ? textIn(element, "author_login", isWxr) : undefined;
  const name = key && (textIn(element, "author_display_name", isWxr) ?? key);
  return key && name ? { kind: "author", key, name } : undefined;
};

/** Of an item: a post is an article when it is published and for everybody. */
export const wordpressItem = (
  item: XmlElement,
  file: string,
  defaults: FeedDefaults,
): ForeignItem => {
  const place = `${file}:${item.line}`;
  const field = (name: string): string | undefined => textIn(item, name, isWxr);
  const type = field("post_type") ?? "";
  const id = field("post_id") ?? "";
  if (type === "attachment") {
    const src = field("attachment_url");
    if (src === undefined) return { kind: "skipped", place, what: "attachment without a file" };
    const alt = metaOf(item, "_wp_attachment_image_alt");
    return { kind: "picture", id, picture: { src, ...(alt !== undefined && { alt }) } };
  }
  if (type !== "post") return { kind: "skipped", place, what: type === "page" ? "page" : type };
  const status = field("status") ?? "unknown";
  if (field("post_password")) return { kind: "skipped", place, what: "password-protected post" };

  const article = rssArticle(item, file, defaults);
  const dated = publication(writtenIn(item, "post_date_gmt", isWxr));
  const publishedAt = dated.publishedAt ?? article.publishedAt;
  const modifiedAt = foreignInstant(field("post_modified_gmt"));
  const slug = field("post_name");
  const summary = textIn(item, "encoded", isExcerpt);
  const pictureId = metaOf(item, "_thumbnail_id");
  const { summary: _, updatedAt: _updated, ...rest } = article;
  const author = rest.authors[0]?.name;
  const post: ForeignArticle = {
    ...rest,
    // The guid of a post outlives its permalink; without one there is its number.
    oldId: textIn(item, "guid") ?? `${rest.urls[0] ?? ""}#${id}`,
    body: { kind: "html", text: wordpressHtml(rest.body.text) },
    ...dated,
    ...(publishedAt && { publishedAt }),
    ...(modifiedAt && publishedAt && modifiedAt > publishedAt && { updatedAt: modifiedAt }),
    authors: author === undefined ? [] : [{ name: author, key: author }],
    categories: labelsOf(item, "category").filter(({ key }) => key !== "uncategorized"),
    tags: labelsOf(item, "post_tag"),
    ...(slug !== undefined && { slug }),
    ...(summary !== undefined && { summary }),
    ...(pictureId !== undefined && { pictureId }),
  };
  if (status === "publish") return { kind: "article", article: post };
  const what = `${STATUSES[status] ?? status} post`;
  // A draft has no date in GMT before it is published.
  const writtenAt = publishedAt ?? foreignInstant(field("post_date"));
  const isDraft = status === "draft" || status === "pending";
  return isDraft && writtenAt
    ? { kind: "skipped", place, what, draft: { ...post, publishedAt: writtenAt } }
    : { kind: "skipped", place, what };
};

const STATUSES: Readonly<Record<string, string>> = {
  "auto-draft": "draft",
  future: "scheduled",
  trash: "deleted",
};

const labelsOf = (item: XmlElement, domain: string): readonly ForeignLabel[] =>
  childrenOf(item, "category").flatMap((category) => {
    const key = category.attributes.get("nicename");
    const name = textOf(category).trim();
    if (category.attributes.get("domain") !== domain || name === "") return [];
    return [{ name, ...(key !== undefined && { key }) }];
  });

const metaOf = (item: XmlElement, key: string): string | undefined => {
  const meta = childrenOf(item, "postmeta", isWxr).find(
    (candidate) => textIn(candidate, "meta_key", isWxr) === key,
  );
  return meta && textIn(meta, "meta_value", isWxr);
};
