import type { YamlSource } from "../authoring/yaml-source.ts";
import type { Article } from "../model/article.ts";
import { nearest } from "../model/nearest.ts";
import type { Problem } from "../model/problem.ts";
import type { Submission, WithdrawalNotice } from "../model/submission.ts";
import { type Relatives, translationProblems } from "../model/translation.ts";
import type { ArticleFile } from "./content.ts";
import { fileAt, slugsOf } from "./former-slug.ts";

/** What the server would say of the articles that an article names as its own, if it had the folder's. */
export const relationProblems = (
  { article, withdrawn }: Submission,
  yaml: YamlSource,
  files: readonly ArticleFile[],
): readonly Problem[] => {
  if (withdrawn) return lostReplacement(withdrawn, yaml, files);
  // Of two in the same language the original is right.
  if (article.translationOf === undefined) return [];
  const problems = translationProblems(article, relativesAmong(files, article));
  return problems.map(({ field, detail }) => yaml.locate({ path: [field], detail, isName: false }));
};

const relativesAmong = (
  files: readonly ArticleFile[],
  { slug, translationOf }: Article,
): Relatives => {
  const file = fileAt(files, translationOf);
  const original = file?.parsed;
  const names = new Set<string>(file ? slugsOf(file) : []);
  const live = files.flatMap(({ parsed }) =>
    parsed.ok && !parsed.value.withdrawn && parsed.value.article.slug !== slug
      ? [parsed.value.article]
      : [],
  );
  return {
    ...(original && { original: original.ok ? original.value.article : {} }),
    others: live.filter((other) => names.has(other.slug) || names.has(other.translationOf ?? "")),
    own: live.filter((other) => other.translationOf === slug),
  };
};

/** Whether the replacement is live is for the server to say: it may have gone after it was accepted. */
const lostReplacement = (
  { replacedBy }: WithdrawalNotice,
  yaml: YamlSource,
  files: readonly ArticleFile[],
): readonly Problem[] => {
  if (replacedBy === undefined || fileAt(files, replacedBy)) return [];
  const better = nearest(
    replacedBy,
    files.flatMap(({ slug }) => slug ?? []),
  );
  const detail = `is \`${replacedBy}\`, which is no article here${better ? `; did you mean \`${better}\`?` : ""}`;
  return [yaml.locate({ path: ["withdrawn", "replacedBy"], detail, isName: false })];
};
