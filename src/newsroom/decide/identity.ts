import type { Slug, TagUri } from "../../model/identity.ts";
import type { Problem } from "../../model/problem.ts";
import type { Submission } from "../../model/submission.ts";
import type { LedgerArticle, Refusal } from "../newsroom.ts";

interface Owned {
  readonly current: LedgerArticle | undefined;
  readonly owners: ReadonlyMap<Slug, TagUri>;
}

/** Whether a submission's slug or id belongs elsewhere. Where it says that it moved, it may come from there. */
export const identityConflict = (
  { article, movedFrom = [] }: Submission,
  { current, owners }: Owned,
): Refusal | undefined => {
  const owner = owners.get(article.slug);
  if (owner !== undefined && owner !== article.id) return { reason: "permalink-taken", owner };
  const at = current?.submission.article.slug;
  return at === undefined || at === article.slug || movedFrom.includes(at)
    ? undefined
    : { reason: "published-elsewhere", at };
};

/** Slugs that an article says it had, and another has or had. */
export const takenSlugs = (
  { article, movedFrom = [] }: Submission,
  owners: ReadonlyMap<Slug, TagUri>,
): readonly Problem[] =>
  movedFrom.flatMap((slug, index) => {
    const owner = owners.get(slug);
    const pointer = `/movedFrom/${index}`;
    if (slug === article.slug) return [{ pointer, detail: "is where the article stands now" }];
    return owner === undefined || owner === article.id
      ? []
      : [{ pointer, detail: `is \`${slug}\`, which belongs to ${owner}` }];
  });
