import { readdir, stat } from "node:fs/promises";
import { basename, join, relative, resolve } from "node:path";
import { parseMarkdown } from "../authoring/markdown.ts";
import { parsePublicationYaml } from "../authoring/publication.ts";
import { textFile } from "../authoring/text-file.ts";
import { type YamlSource, readYaml } from "../authoring/yaml-source.ts";
import { isSlug, type Slug, slugify } from "../model/identity.ts";
import { type LanguageTag, parseLanguage } from "../model/language.ts";
import type { Problem } from "../model/problem.ts";
import type { Publication } from "../model/publication.ts";
import { type Result, fail, ok } from "../model/result.ts";
import type { Submission } from "../model/submission.ts";
import { frontMatterOf } from "./front-matter.ts";
import { inLanes } from "./lanes.ts";
import type { MediaFile } from "./media-file.ts";
import { ifPresent } from "./missing-file.ts";
import { type MediaFolder, type PublishedMedia, mediaFolder } from "./media-folder.ts";
import { readText } from "./text-file.ts";

/** What an editor keeps on disk, parsed. */
export interface Content {
  readonly publication: PublicationFile;
  /** In the order of their names. */
  readonly articles: readonly ArticleFile[];
}

interface ContentFile<Value> {
  readonly file: string;
  /** The same, from the project's folder: how people are told of it. */
  readonly path: string;
  readonly source: string;
  /** Its YAML by itself, when that is YAML: there is something to judge however wrong the rest is. */
  readonly yaml: YamlSource | undefined;
  readonly parsed: Result<Value, readonly Problem[]>;
  /** Files of `content/media` it uses. */
  readonly media: readonly MediaFile[];
}

export type PublicationFile = ContentFile<Publication>;
export type ArticleFile = ContentFile<Submission> & {
  /** `undefined` where the file's name is not a slug. */
  readonly slug: Slug | undefined;
};

export interface ContentPlace {
  readonly directory: string;
  /** Where the content folder is, from `directory` or from the root. */
  readonly content: string;
}

export const contentFolder = ({ directory, content }: ContentPlace): string =>
  resolve(directory, content);

const READING_LANES = 8;
const ANY_LANGUAGE = parseLanguage("en");

/** Reads the whole folder. An unreadable file is one of its problems; only a missing folder is an error. */
export const readContent = async (
  place: ContentPlace,
  published?: PublishedMedia,
): Promise<Result<Content, string>> => {
  const folder = contentFolder(place);
  if (!(await ifPresent(stat(folder)))?.isDirectory()) {
    return fail(`there is no folder ${place.content}`);
  }
  const media = mediaFolder(folder, published);
  const publication = await readPublication(place, media);
  const language = publication.parsed.ok ? publication.parsed.value.language : ANY_LANGUAGE;
  if (!language) throw new Error("a well-formed language tag was not read");
  const names = ((await ifPresent(readdir(join(folder, "articles")))) ?? [])
    .filter((name) => name.endsWith(".md"))
    .sort();
  const articles = await inLanes(READING_LANES, names, (name) =>
    readArticle(place, join(folder, "articles", name), language, media),
  );
  return ok({ publication, articles });
};

/** Reads `publication.yaml` alone. */
export const readSettings = (place: ContentPlace): Promise<PublicationFile> =>
  readPublication(place, mediaFolder(contentFolder(place)));

const readPublication = async (
  place: ContentPlace,
  media: MediaFolder,
): Promise<PublicationFile> => {
  const file = join(contentFolder(place), "publication.yaml");
  const use = media.usedBy(file);
  const source = await readText(file);
  const parsed = source.ok
    ? await parsePublicationYaml(source.value, use.facts)
    : fail([{ detail: source.error }]);
  const text = source.ok ? source.value : "";
  return {
    file,
    path: shownPath(place, file),
    source: text,
    yaml: yamlOf(text, 0),
    parsed,
    media: use.files(),
  };
};

const readArticle = async (
  place: ContentPlace,
  file: string,
  language: LanguageTag,
  media: MediaFolder,
): Promise<ArticleFile> => {
  const name = basename(file, ".md");
  const slug = isSlug(name) ? name : undefined;
  const use = media.usedBy(file);
  const source = await readText(file);
  const parsed = !source.ok
    ? fail([{ detail: source.error }])
    : slug
      ? await parseMarkdown(source.value, { slug, language, media: use.facts })
      : fail([{ detail: badName(name) }]);
  const text = source.ok ? source.value : "";
  return {
    file,
    path: shownPath(place, file),
    source: text,
    yaml: yamlOf(frontMatterOf(textFile(text)), 1),
    parsed,
    slug,
    media: use.files(),
  };
};

const badName = (name: string): string => {
  const better = slugify(name);
  const hint = better ? `; call it ${better}.md` : "";
  return `the file's name is the slug: 1 to 80 of a-z, 0-9 and hyphens${hint}`;
};

const shownPath = (place: ContentPlace, file: string): string =>
  relative(place.directory, file).replaceAll("\\", "/");

const yamlOf = (text: string, linesBefore: number): YamlSource | undefined => {
  const read = readYaml(text, linesBefore);
  return read.ok ? read.value : undefined;
};
