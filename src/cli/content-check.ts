import type { YamlSource } from "../authoring/yaml-source.ts";
import type { Article } from "../model/article.ts";
import type { TagUri } from "../model/identity.ts";
import type { Instant } from "../model/instant.ts";
import type { Problem } from "../model/problem.ts";
import type { Publication } from "../model/publication.ts";
import { command } from "./command.ts";
import type { ArticleFile, Content } from "./content.ts";
import { futureDates, idOf, unknownLabels } from "./front-matter-check.ts";
import { brokenLink, internalLinks } from "./internal-link.ts";
import { slugsOf } from "./former-slug.ts";
import { placeOfText } from "./place-of-text.ts";
import { type FileProblem, inFile, inReadingOrder } from "./problem-report.ts";
import { relationProblems } from "./relation-check.ts";
import type { Selection } from "./selection.ts";

/**
 * All that is wrong with what was selected, in the order of its files. Articles cannot be judged by
 * settings that are wrong, so those are always told.
 */
export const selectionProblems = (
  { content, articles, isWhole }: Selection,
  now: Instant,
): readonly FileProblem[] => {
  const { publication, redirects } = content;
  const files = [publication, ...articles, ...(isWhole && redirects ? [redirects] : [])];
  const paths = new Set(files.map(({ path }) => path));
  return contentProblems(content, now).filter(({ path }) => paths.has(path));
};

/** It asks no server, but says what one would refuse at `now`. */
const contentProblems = (content: Content, now: Instant): readonly FileProblem[] => {
  const { publication, redirects } = content;
  const idOwners = ownersOfIds(content.articles);
  const articles = content.articles.filter(({ isDraft }) => !isDraft);
  const slugs = new Set<string>(articles.flatMap(slugsOf));
  const settings = publication.parsed.ok ? publication.parsed.value : undefined;
  const ofArticles = content.articles.flatMap((file) => {
    const { parsed, yaml, path, isDraft } = file;
    const ofAny = [
      ...(parsed.ok ? [] : parsed.error),
      ...(yaml ? sharedId(file, yaml, idOwners) : []),
    ];
    // What only publication asks for may be wanting yet.
    if (isDraft) return inFile(path, ofAny);
    const isUp = !(parsed.ok && parsed.value.withdrawn);
    return inFile(path, [
      ...ofAny,
      ...(yaml ? futureDates(yaml, now) : []),
      ...(yaml && settings && isUp ? unknownLabels(yaml, settings) : []),
      ...(parsed.ok && yaml ? relationProblems(parsed.value, yaml, articles) : []),
      ...(parsed.ok && settings ? brokenLinks(file, parsed.value.article, settings, slugs) : []),
    ]);
  });
  return inReadingOrder([
    ...(publication.parsed.ok ? [] : inFile(publication.path, publication.parsed.error)),
    ...(redirects && !redirects.parsed.ok ? inFile(redirects.path, redirects.parsed.error) : []),
    ...ofArticles,
  ]);
};

const ownersOfIds = (articles: readonly ArticleFile[]): ReadonlyMap<TagUri, ArticleFile[]> => {
  const owners = new Map<TagUri, ArticleFile[]>();
  for (const file of articles) {
    const id = idOf(file.yaml);
    if (id !== undefined) owners.set(id, [...(owners.get(id) ?? []), file]);
  }
  return owners;
};

const sharedId = (
  file: ArticleFile,
  yaml: YamlSource,
  owners: ReadonlyMap<TagUri, readonly ArticleFile[]>,
): readonly Problem[] => {
  const id = idOf(yaml);
  const others = id === undefined ? [] : (owners.get(id) ?? []).filter((other) => other !== file);
  if (others.length === 0) return [];
  const names = others.map(({ path }) => path).join(", ");
  const detail = `is also the id of ${names}; ${command("new")} mints one for each article`;
  return [yaml.locate({ path: ["id"], detail, isName: false })];
};

const brokenLinks = (
  file: ArticleFile,
  article: Article,
  publication: Publication,
  slugs: ReadonlySet<string>,
): readonly Problem[] =>
  internalLinks(article).flatMap((href) => {
    const detail = brokenLink(href, publication, slugs);
    if (!detail) return [];
    const place = placeOfText(file.source, href);
    return [{ detail, ...(place && { place }) }];
  });
