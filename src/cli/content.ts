import { readdir, stat } from "node:fs/promises";
import { basename, dirname, join, relative, resolve } from "node:path";
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
import { leadsOutside } from "./inside.ts";
import { inLanes } from "./lanes.ts";
import type { MediaFile } from "./media-file.ts";
import { ifPresent } from "./missing-file.ts";
import { type MediaFolder, type PublishedMedia, mediaFolder } from "./media-folder.ts";
import { REDIRECTS_FILE, type Redirect, parseRedirects } from "./redirects-file.ts";
import { readText } from "./text-file.ts";

/** What an editor keeps on disk, parsed. */
export interface Content {
  readonly publication: PublicationFile;
  /** In the order of their names; drafts last, where they were asked for. */
  readonly articles: readonly ArticleFile[];
  /** Addresses of a site that came before, where the folder has some. */
  readonly redirects: RedirectsFile | undefined;
}

interface RedirectsFile {
  readonly path: string;
  readonly parsed: Result<readonly Redirect[], readonly Problem[]>;
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
  /** From the folder of drafts: kept on the server, and published by nobody. */
  readonly isDraft: boolean;
};

export interface ContentPlace {
  readonly directory: string;
  /** Where the content folder is, from `directory` or from the root. */
  readonly content: string;
  /** Whether the folder of drafts is read too. */
  readonly drafts?: boolean;
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
  const files = await Promise.all(
    ["articles", ...(place.drafts ? ["drafts"] : [])].map((name) => articlesIn(join(folder, name))),
  );
  const articles = await inLanes(READING_LANES, files.flat(), (file) =>
    readArticle(place, file, language, media),
  );
  return ok({ publication, articles, redirects: await readRedirects(place) });
};

const articlesIn = async (folder: string): Promise<readonly string[]> =>
  ((await ifPresent(readdir(folder))) ?? [])
    .filter((name) => name.endsWith(".md"))
    .sort()
    .map((name) => join(folder, name));

const readRedirects = async (place: ContentPlace): Promise<RedirectsFile | undefined> => {
  const file = join(contentFolder(place), REDIRECTS_FILE);
  if (!(await ifPresent(stat(file)))) return undefined;
  const source = await readText(file);
  const parsed = source.ok ? parseRedirects(source.value) : fail([{ detail: source.error }]);
  return { path: shownPath(place, file), parsed };
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

/** Reads one article; its name is the slug. */
export const readArticle = async (
  place: ContentPlace,
  file: string,
  language: LanguageTag,
  media: MediaFolder,
): Promise<ArticleFile> => {
  const name = basename(file, ".md");
  const slug = isSlug(name) ? name : undefined;
  const use = media.usedBy(file);
  const isOutside = await leadsOutside(contentFolder(place), file);
  const source = isOutside ? fail("leads out of the content folder") : await readText(file);
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
    isDraft: basename(dirname(file)) === "drafts",
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
