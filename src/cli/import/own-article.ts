import { basename, dirname, join } from "node:path";
import { type Slug, isTagUri } from "../../model/identity.ts";
import type { Instant } from "../../model/instant.ts";
import type { LanguageTag } from "../../model/language.ts";
import type { Problem } from "../../model/problem.ts";
import { readArticle } from "../content.ts";
import { futureDates } from "../front-matter-check.ts";
import { illustratedArticle } from "../illustration.ts";
import { type PublishedMedia, mediaFolder } from "../media-folder.ts";
import type { MadeOf } from "../rendition-store.ts";
import type { Conversion } from "./conversion.ts";
import type { ForeignArticle, ForeignItem, ForeignLabel } from "./foreign-article.ts";

/** An article that we wrote: what is lost of it is nothing, so it is read as it is published. */
export const ownItem = (
  fields: Readonly<Record<string, unknown>>,
  place: string,
  isDraft: boolean,
): ForeignItem | undefined => {
  const { id, title, section, topics, byline, story, translationOf, withdrawn } = fields;
  if (typeof id !== "string" || !isTagUri(id)) return undefined;
  const isWhole = typeof section === "string" && Array.isArray(byline);
  // What only ours say against publication is never read over, whatever else is missing.
  if (!isWhole && withdrawn === undefined && fields["embargo"] === undefined) return undefined;
  const entries = (Array.isArray(byline) ? byline : []).flatMap(
    (entry: unknown): readonly unknown[] =>
      typeof entry === "object" && entry !== null ? Object.values(entry) : [],
  );
  const isReplaced =
    typeof withdrawn === "object" && withdrawn !== null && "replacedBy" in withdrawn;
  const article: ForeignArticle = {
    place,
    oldId: id,
    title: typeof title === "string" ? title : "",
    body: { kind: "own" },
    authors: labels(entries),
    categories: labels([section]),
    tags: labels(topics),
    stories: labels([story]),
    urls: [],
    slug: basename(place, ".md"),
    ...(withdrawn === undefined && translationOf !== undefined && { wave: 1 }),
    ...(isReplaced && { wave: 2 }),
  };
  return isDraft
    ? { kind: "skipped", place, what: "draft post", draft: article }
    : { kind: "article", article };
};

const labels = (keys: unknown): readonly ForeignLabel[] =>
  (Array.isArray(keys) ? keys : []).flatMap((key: unknown) =>
    typeof key === "string" ? [{ name: key, key }] : [],
  );

interface OwnFolder {
  readonly folder: string;
  readonly language: LanguageTag;
  readonly now: Instant;
  readonly published: PublishedMedia;
  readonly renditions: MadeOf;
}

/** Reads articles of ours as `publish` does. */
export const ownReader = ({ folder, language, now, published, renditions }: OwnFolder) => {
  const isPart = ["articles", "drafts"].includes(basename(folder));
  const media = mediaFolder(isPart ? dirname(folder) : folder, published);
  return async (
    { place, isDraft }: Pick<ForeignArticle, "place" | "isDraft">,
    slug: Slug,
  ): Promise<Conversion> => {
    const at = { directory: folder, content: "." };
    const read = await readArticle(at, join(folder, place), language, media);
    const file = await illustratedArticle(read, renditions);
    const { parsed, yaml } = file;
    const early = yaml && !isDraft ? futureDates(yaml, now) : [];
    const problems = [...(parsed.ok ? [] : parsed.error), ...early].map(problemText);
    if (!parsed.ok || problems.length > 0) return { files: [], losses: [], problems };
    const { article } = parsed.value;
    const submission = { ...parsed.value, article: { ...article, slug } };
    return { submission, files: file.media, losses: [], problems };
  };
};

const problemText = ({ place, pointer, detail }: Problem): string =>
  [place && `line ${place.line}, column ${place.column}`, pointer && pointer.slice(1), detail]
    .filter(Boolean)
    .join(": ");
