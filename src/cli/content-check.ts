import type { Article } from "../model/article.ts";
import type { Slug } from "../model/identity.ts";
import type { Problem } from "../model/problem.ts";
import { labelOf, type Publication } from "../model/publication.ts";
import { nearest } from "../model/nearest.ts";
import type { ArticleFile, Content } from "./content.ts";
import { placeOf } from "./front-matter.ts";
import { brokenLink, internalLinks } from "./internal-link.ts";
import { type FileProblem, inFile, inReadingOrder } from "./problem-report.ts";

/** All that is wrong with the content, in the order of its files. It asks no server. */
export const contentProblems = (content: Content): readonly FileProblem[] => {
  const { publication, articles } = content;
  const idOwners = ownersOfIds(articles);
  const slugs = new Set<string>(articles.flatMap(({ slug }) => slug ?? []));
  const ofArticles = articles.flatMap((file) => {
    if (!file.parsed.ok) return inFile(file.path, file.parsed.error);
    const { article } = file.parsed.value;
    return inFile(file.path, [
      ...sharedId(file, article, idOwners),
      ...(publication.parsed.ok
        ? [
            ...unknownKeys(file, article, publication.parsed.value),
            ...brokenLinks(file, article, publication.parsed.value, slugs),
          ]
        : []),
    ]);
  });
  return inReadingOrder([
    ...(publication.parsed.ok ? [] : inFile(publication.path, publication.parsed.error)),
    ...ofArticles,
  ]);
};

const ownersOfIds = (articles: readonly ArticleFile[]): ReadonlyMap<string, ArticleFile[]> => {
  const owners = new Map<string, ArticleFile[]>();
  for (const file of articles) {
    if (!file.parsed.ok) continue;
    const { id } = file.parsed.value.article;
    owners.set(id, [...(owners.get(id) ?? []), file]);
  }
  return owners;
};

const at = (file: ArticleFile, pointer: string, detail: string): Problem => {
  const place = placeOf(file.source, pointer);
  return { detail, pointer, ...(place && { place }) };
};

const sharedId = (
  file: ArticleFile,
  { id }: Article,
  owners: ReadonlyMap<string, readonly ArticleFile[]>,
): readonly Problem[] => {
  const others = (owners.get(id) ?? []).filter((other) => other !== file);
  const names = others.map(({ path }) => path).join(", ");
  return others.length === 0
    ? []
    : [at(file, "/id", `is also the id of ${names}; edgewire new mints one for each article`)];
};

const unknownKeys = (
  file: ArticleFile,
  { section, topics, byline }: Article,
  publication: Publication,
): readonly Problem[] => {
  const unknown = (
    kind: "sections" | "topics" | "authors",
    key: Slug,
    pointer: string,
  ): readonly Problem[] => {
    const labels: Readonly<Record<string, unknown>> = publication[kind];
    if (labelOf(labels, key) !== undefined) return [];
    const better = nearest(key, Object.keys(labels));
    const hint = better ? `did you mean ${better}?` : `add it there, or use one that is there`;
    return [at(file, pointer, `\`${key}\` is not among the ${kind} of publication.yaml; ${hint}`)];
  };
  return [
    ...unknown("sections", section, "/section"),
    ...topics.flatMap((topic, index) => unknown("topics", topic, `/topics/${index}`)),
    ...byline.flatMap(({ author, role }, index) =>
      unknown("authors", author, `/byline/${index}/${role}`),
    ),
  ];
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

/** Where a text first stands in a file. */
const placeOfText = (source: string, text: string): Problem["place"] => {
  const offset = source.indexOf(text);
  if (offset < 0) return undefined;
  const before = source.slice(0, offset).split("\n");
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
};
