import { basename } from "node:path";
import { withPictures } from "../model/article-picture.ts";
import type { Picture } from "../model/media.ts";
import type { Problem } from "../model/problem.ts";
import { RENDITION_WIDTHS } from "../model/rendition.ts";
import { type Result, fail, ok } from "../model/result.ts";
import type { ArticleFile, PublicationFile } from "./content.ts";
import { inLanes } from "./lanes.ts";
import type { MediaFile } from "./media-file.ts";
import { placeOfText } from "./place-of-text.ts";
import type { Progress } from "./progress.ts";
import type { MadeOf, RenditionFile, RenditionStore } from "./rendition-store.ts";
import type { Selection } from "./selection.ts";

/** Renditions by the name of their picture, or why there are none. */
type Renditions = ReadonlyMap<string, Result<readonly RenditionFile[], string>>;

/** Each lane holds a picture unpacked: one of 50 megapixels takes 150 MB. */
const LANES = 2;

/**
 * Gives the pictures of the selected articles their renditions, and the publication's icon its sizes;
 * makes those that nobody made before. What has a picture that cannot be read has a problem.
 */
export const illustrated = async (
  { content, articles, isWhole }: Selection,
  store: RenditionStore,
  progress: Progress,
  signal: AbortSignal,
): Promise<Selection> => {
  const making = { progress, signal };
  const pictures = await madeOf(articles.flatMap(picturesOf), store.pictures, making);
  const icons = await madeOf(iconOf(content.publication), store.icons, making);
  const done = new Map(articles.map((file) => [file, withRenditions(file, pictures)]));
  const after = (file: ArticleFile): ArticleFile => done.get(file) ?? file;
  return {
    content: {
      ...content,
      publication: withIcons(content.publication, icons),
      articles: content.articles.map(after),
    },
    articles: articles.map(after),
    isWhole,
  };
};

/** The same of one article, with renditions that were made before or are made now. */
export const illustratedArticle = async (
  file: ArticleFile,
  store: MadeOf,
): Promise<ArticleFile> => {
  const renditions = new Map<string, Result<readonly RenditionFile[], string>>();
  for (const picture of picturesOf(file)) {
    const found = await store.find(picture);
    renditions.set(picture.name, found ? ok(found) : await store.make(picture));
  }
  return withRenditions(file, renditions);
};

const madeOf = async (
  pictures: readonly MediaFile[],
  store: MadeOf,
  { progress, signal }: { readonly progress: Progress; readonly signal: AbortSignal },
): Promise<Renditions> => {
  const renditions = new Map<string, Result<readonly RenditionFile[], string>>();
  const missing: MediaFile[] = [];
  const wanted = [...new Map(pictures.map((picture) => [picture.name, picture])).values()];
  await inLanes(LANES, wanted, async (picture) => {
    const found = await store.find(picture);
    if (found) renditions.set(picture.name, ok(found));
    else missing.push(picture);
  });
  if (missing.length === 0) return renditions;
  const step = progress.begin("Pictures", missing.length, "items");
  await inLanes(LANES, missing, async (picture) => {
    if (signal.aborted) return;
    const made = await store.make(picture);
    renditions.set(picture.name, made);
    step.advance(1);
    if (made.ok && made.value.length > 0) step.finished(`${basename(picture.path)} made smaller`);
  });
  step.end();
  return renditions;
};

/** The files an article shows that are wide enough to be made smaller. Drawings of vectors are not. */
const picturesOf = ({ parsed, media }: ArticleFile): readonly MediaFile[] => {
  if (!parsed.ok) return [];
  const shown = new Set<string>();
  withPictures(parsed.value.article, (picture) => {
    shown.add(picture.url);
    return picture;
  });
  return media.filter(
    ({ url, type, width = 0 }) =>
      shown.has(url) && type !== "image/svg+xml" && width > RENDITION_WIDTHS[0],
  );
};

/** The icon of the settings, where it is a file of this folder. */
const iconOf = ({ parsed, media }: PublicationFile): readonly MediaFile[] =>
  parsed.ok ? media.filter(({ url }) => url === parsed.value.icon?.url) : [];

const withIcons = (file: PublicationFile, icons: Renditions): PublicationFile => {
  const { parsed, media } = file;
  const problems = unreadable(file, icons);
  if (!parsed.ok) return file;
  if (problems.length > 0) return { ...file, parsed: fail(problems) };
  const files = [...icons.values()].flatMap((made) => (made.ok ? made.value : []));
  if (files.length === 0) return file;
  const sizes = files.map(({ url, type, width: size, purpose = "any" }) => ({
    url,
    type,
    size,
    purpose,
  }));
  return {
    ...file,
    parsed: ok({ ...parsed.value, icons: sizes }),
    media: [...media, ...files],
  };
};

/** The pictures of a file that nothing can be made of, each where the file names it. */
const unreadable = (
  { media, source }: Pick<ArticleFile, "media" | "source">,
  renditions: Renditions,
): readonly Problem[] =>
  media.flatMap((picture) => {
    const made = renditions.get(picture.name);
    if (made === undefined || made.ok) return [];
    const place = placeOfText(source, basename(picture.path));
    const detail = `${basename(picture.path)} ${made.error}`;
    return [{ detail, ...(place && { place }) }];
  });

const withRenditions = (file: ArticleFile, renditions: Renditions): ArticleFile => {
  const { parsed, media } = file;
  if (!parsed.ok) return file;
  const problems = unreadable(file, renditions);
  if (problems.length > 0) return { ...file, parsed: fail(problems) };
  const files = new Map(
    media.flatMap(({ url, name }) => {
      const made = renditions.get(name);
      return made?.ok && made.value.length > 0 ? [[url, made.value] as const] : [];
    }),
  );
  const article = withPictures(parsed.value.article, (picture) =>
    withFiles(picture, files.get(picture.url)),
  );
  return {
    ...file,
    parsed: ok({ ...parsed.value, article }),
    media: [...media, ...[...files.values()].flat()],
  };
};

const withFiles = (picture: Picture, files: readonly RenditionFile[] | undefined): Picture =>
  files
    ? { ...picture, renditions: files.map(({ url, type, width }) => ({ url, type, width })) }
    : picture;
