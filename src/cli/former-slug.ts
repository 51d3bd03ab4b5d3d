import type { Slug } from "../model/identity.ts";
import type { ArticleFile } from "./content.ts";

/** The slugs at which a file's article stands and stood, as far as it says so. */
export const slugsOf = ({ slug, parsed }: ArticleFile): readonly Slug[] => [
  ...(slug ? [slug] : []),
  ...((parsed.ok && parsed.value.movedFrom) || []),
];

/** The article that is meant by a slug: who names an old one means what stood there. */
export const fileAt = (
  files: readonly ArticleFile[],
  slug: Slug | undefined,
): ArticleFile | undefined =>
  slug &&
  (files.find((file) => file.slug === slug) ?? files.find((file) => slugsOf(file).includes(slug)));
