import { z } from "zod";
import { type Instant, parseInstant } from "../../model/instant.ts";
import { foreignInstant } from "./dates.ts";
import type { ForeignArticle, ForeignItem, ForeignLabel } from "./foreign-article.ts";

const text = z.string().nullish();
const id = z.coerce.string();
const flag = z.union([z.boolean(), z.number()]).nullish();

const POST = z.object({
  id,
  uuid: text,
  title: z.string(),
  slug: z.string(),
  html: text,
  feature_image: text,
  custom_excerpt: text,
  type: z.string().nullish(),
  page: flag,
  status: z.string(),
  visibility: z.string().nullish(),
  published_at: z.union([z.string(), z.number()]).nullish(),
  updated_at: z.union([z.string(), z.number()]).nullish(),
  author_id: id.nullish(),
});
const TAG = z.object({ id, name: z.string(), slug: z.string(), visibility: z.string().nullish() });
const USER = z.object({ id, name: z.string(), slug: z.string() });
const META = z.object({ post_id: id, feature_image_alt: text, feature_image_caption: text });
const list = <Row extends z.ZodType>(row: Row) => z.array(row).nullish();

/** The data of one site, as `Settings → Labs → Export` writes it (ghost.org/docs/migration/custom). */
const DATA = z.object({
  posts: z.array(z.unknown()),
  posts_meta: list(META),
  tags: list(TAG),
  users: list(USER),
  posts_tags: list(z.object({ post_id: id, tag_id: id, sort_order: z.number().nullish() })),
  posts_authors: list(z.object({ post_id: id, author_id: id, sort_order: z.number().nullish() })),
  settings: list(z.object({ key: z.string(), value: z.unknown() })),
});
const EXPORT = z.union([
  z.object({ db: z.tuple([z.object({ data: DATA })]) }).transform(({ db: [{ data }] }) => data),
  z.object({ data: DATA }).transform(({ data }) => data),
]);

type Data = z.infer<typeof DATA>;

/**
 * `undefined` where the JSON is no export of Ghost.
 * @param givenSite where it stood, as far as whoever imports says it
 */
export const readGhost = (
  json: unknown,
  file: string,
  givenSite: string | undefined,
): readonly ForeignItem[] | undefined => {
  const read = EXPORT.safeParse(json);
  if (!read.success) return undefined;
  const data = read.data;
  const tags = new Map((data.tags ?? []).map((tag) => [tag.id, tag]));
  const users = new Map((data.users ?? []).map((user) => [user.id, user]));
  const metas = new Map((data.posts_meta ?? []).map((meta) => [meta.post_id, meta]));
  const tagsOf = joined(data.posts_tags, ({ tag_id }) => tags.get(tag_id));
  const authorsOf = joined(data.posts_authors, ({ author_id }) => users.get(author_id));
  const site = (givenSite ?? siteOf(data))?.replace(/\/+$/, "");
  const items = data.posts.map((given, index): ForeignItem => {
    const place = `${file} posts[${index}]`;
    const parsed = POST.safeParse(given);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      return {
        kind: "unread",
        place,
        detail: `is no post: ${issue?.path.join(".") ?? ""} ${issue?.message ?? ""}`,
      };
    }
    const post = parsed.data;
    const what = skipped(post);
    if (what !== undefined && what !== "draft post") return { kind: "skipped", place, what };
    const meta = metas.get(post.id);
    const own =
      authorsOf.get(post.id) ?? [users.get(post.author_id ?? "")].flatMap((user) => user ?? []);
    const shown = (tagsOf.get(post.id) ?? []).filter(
      // Ghost's internal tags, `#name`, are never shown.
      ({ name, visibility }) => visibility !== "internal" && !name.startsWith("#"),
    );
    const [primary, ...others] = shown.map(labelOf);
    const publishedAt = instantOf(post.published_at);
    const updatedAt = instantOf(post.updated_at);
    const written = post.published_at ?? "";
    const unreadDate = written !== "" && { unreadDate: { text: String(written) } };
    const at = (path: string): string => path.replaceAll("__GHOST_URL__", site ?? "");
    const article: ForeignArticle = {
      place,
      oldId: post.uuid ?? post.id,
      title: escaped(post.title),
      body: { kind: "html", text: at(post.html ?? "") },
      ...(post.custom_excerpt && { summary: escaped(post.custom_excerpt) }),
      ...(publishedAt ? { publishedAt } : unreadDate),
      ...(updatedAt && { updatedAt }),
      authors: own.map(labelOf),
      categories: primary ? [primary] : [],
      tags: others,
      ...(post.feature_image && {
        picture: {
          src: at(post.feature_image),
          ...(meta?.feature_image_alt && { alt: meta.feature_image_alt }),
        },
      }),
      // Ghost's own default; a site with another routes.yaml names its feeds instead.
      urls: site === undefined ? [] : [`${site}/${post.slug}/`],
      slug: post.slug,
    };
    if (what === undefined) return { kind: "article", article };
    const writtenAt = publishedAt ?? updatedAt;
    return writtenAt
      ? { kind: "skipped", place, what, draft: { ...article, publishedAt: writtenAt } }
      : { kind: "skipped", place, what };
  });
  return site === undefined ? items : [{ kind: "site", url: site }, ...items];
};

const skipped = (post: z.infer<typeof POST>): string | undefined => {
  if (post.type === "page" || (post.page !== undefined && post.page !== null && Boolean(post.page)))
    return "page";
  if (post.status !== "published") return `${post.status} post`;
  const visibility = post.visibility ?? "public";
  return visibility === "public" ? undefined : `post for ${visibility}`;
};

const labelOf = ({ name, slug }: { name: string; slug: string }): ForeignLabel => ({
  name,
  key: slug,
});

const escaped = (plain: string): string => plain.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/** Dates are texts in UTC, in old exports Unix milliseconds. */
const instantOf = (date: string | number | null | undefined) =>
  typeof date === "number" ? instantAt(date) : foreignInstant(date ?? undefined);

const instantAt = (milliseconds: number): Instant | undefined =>
  Math.abs(milliseconds) < END_OF_TIME_MS
    ? parseInstant(new Date(milliseconds).toISOString())
    : undefined;
/** ECMA-262 §21.4.1.1. */
const END_OF_TIME_MS = 8.64e15;

/** The site's address, `__GHOST_URL__` in texts: exports of today do not say it. */
const siteOf = ({ settings }: Data): string | undefined => {
  const url: unknown = settings?.find(({ key }) => key === "url" || key === "site_url")?.value;
  return typeof url === "string" && URL.canParse(url) ? url : undefined;
};

const joined = <Row extends { post_id: string; sort_order?: number | null | undefined }, Value>(
  rows: readonly Row[] | null | undefined,
  find: (row: Row) => Value | undefined,
): ReadonlyMap<string, readonly Value[]> => {
  const found = new Map<string, Value[]>();
  const sorted = [...(rows ?? [])].sort((a, b) => (a.sort_order ?? 0) - (b.sort_order ?? 0));
  for (const row of sorted) {
    const value = find(row);
    if (value === undefined) continue;
    found.set(row.post_id, [...(found.get(row.post_id) ?? []), value]);
  }
  return found;
};
