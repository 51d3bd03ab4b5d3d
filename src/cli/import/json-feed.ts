import { z } from "zod";
import { foreignInstant, publication } from "./dates.ts";
import type { ForeignArticle } from "./foreign-article.ts";

const text = z.string().optional().catch(undefined);
const author = z.object({ name: text });

/** JSON Feed 1.0 and 1.1, as far as an import needs it; a field of another type is taken for absent. */
const ITEM = z.object({
  id: z.coerce.string(),
  url: text,
  title: text,
  summary: text,
  content_html: text,
  content_text: text,
  image: text,
  banner_image: text,
  date_published: text,
  date_modified: text,
  language: text,
  tags: z.array(z.string()).optional().catch(undefined),
  author: author.optional().catch(undefined),
  authors: z.array(author).optional().catch(undefined),
});

const FEED = z.object({
  version: z.string().regex(/^https?:\/\/(?:www\.)?jsonfeed\.org\/version\/1/),
  next_url: text,
  language: text,
  author: author.optional().catch(undefined),
  authors: z.array(author).optional().catch(undefined),
  items: z.array(z.unknown()),
});

export interface ReadJsonFeed {
  readonly articles: readonly ForeignArticle[];
  /** Places of items that are none. */
  readonly unreadable: readonly string[];
  /** The page that follows. */
  readonly next: string | undefined;
}

/** `undefined` where the JSON is no JSON Feed. */
export const readJsonFeed = (json: unknown, file: string): ReadJsonFeed | undefined => {
  const feed = FEED.safeParse(json);
  if (!feed.success) return undefined;
  const articles: ForeignArticle[] = [];
  const unreadable: string[] = [];
  for (const [index, given] of feed.data.items.entries()) {
    const place = `${file} items[${index}]`;
    const item = ITEM.safeParse(given);
    if (item.success) articles.push(articleOf(item.data, place, feed.data));
    else unreadable.push(place);
  }
  return { articles, unreadable, next: feed.data.next_url };
};

const articleOf = (
  item: z.infer<typeof ITEM>,
  place: string,
  feed: z.infer<typeof FEED>,
): ForeignArticle => {
  const written = item.date_published ?? item.date_modified;
  const updatedAt = foreignInstant(item.date_modified);
  const authors =
    item.authors ??
    (item.author ? [item.author] : undefined) ??
    feed.authors ??
    (feed.author ? [feed.author] : []);
  const picture = item.image ?? item.banner_image;
  const language = item.language ?? feed.language;
  return {
    place,
    oldId: item.id,
    title: escaped(item.title ?? ""),
    body: {
      kind: "html",
      text: item.content_html ?? paragraphsOf(item.content_text ?? item.summary ?? ""),
    },
    ...(item.summary !== undefined && { summary: escaped(item.summary) }),
    ...publication(written === undefined ? undefined : { text: written }),
    ...(updatedAt && { updatedAt }),
    authors: authors.flatMap(({ name }) => (name === undefined ? [] : [{ name }])),
    categories: [],
    tags: (item.tags ?? []).map((name) => ({ name })),
    ...(picture !== undefined && { picture: { src: picture } }),
    urls: item.url !== undefined && /^https?:/.test(item.url) ? [item.url] : [],
    ...(language !== undefined && { language }),
  };
};

const escaped = (plain: string): string => plain.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

const paragraphsOf = (plain: string): string =>
  plain
    .split(/\n\s*\n/)
    .map((part) => `<p>${escaped(part)}</p>`)
    .join("\n");
