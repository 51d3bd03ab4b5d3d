import * as z from "zod/mini";
import { ENTRIES_MAX } from "../../model/edition.ts";
import { isSlug, type Slug } from "../../model/identity.ts";
import { suggestion } from "../../model/nearest.ts";
import type { Publication } from "../../model/publication.ts";
import { fail, ok, type Result } from "../../model/result.ts";
import { CRITERIA, type Criteria, type Selection } from "../../model/selection.ts";
import { readLanguage } from "../language.ts";
import { CRITERION_KEYS_MAX } from "../limits.ts";
import { readCount } from "../media-file.ts";
import { line, slug, unique, writtenBoolean } from "./fields.ts";
import { authoredPodcast, podcast } from "./podcast.ts";
import { text } from "./read.ts";

/** A language tag as part of a path: in lower case, and no longer than other parts are. */
export const readLanguageKey = (written: string): Result<Slug, string> => {
  const read = readLanguage(written);
  if (!read.ok) return read;
  const key = read.value.toLowerCase();
  return isSlug(key)
    ? ok(key)
    : fail(`is \`${written}\`; a tag of 80 characters at most has a feed`);
};

const languageKey = text(readLanguageKey);

const keys = unique(slug, CRITERION_KEYS_MAX).check(z.minLength(1));

const criteria = {
  sections: z.exactOptional(keys),
  topics: z.exactOptional(keys),
  authors: z.exactOptional(keys),
  languages: z.exactOptional(unique(languageKey, CRITERION_KEYS_MAX).check(z.minLength(1))),
} satisfies Record<keyof Criteria, z.ZodMiniType>;

const common = {
  label: line(),
  description: z.exactOptional(line()),
  ...criteria,
  exclude: z.exactOptional(z.strictObject(criteria)),
} as const;

const limit = z.int().check(z.minimum(1), z.maximum(ENTRIES_MAX));

/** A selection as the publishing API takes it. */
export const selection = z.strictObject({
  ...common,
  limit: z.exactOptional(limit),
  summaryOnly: z.exactOptional(z.boolean()),
  podcast: z.exactOptional(podcast),
}) satisfies z.ZodMiniType<Selection>;

/** A selection as `publication.yaml` writes it, where every scalar is text. */
export const authoredSelection = z.strictObject({
  ...common,
  limit: z.exactOptional(z.pipe(text(readCount), limit)),
  summaryOnly: z.exactOptional(writtenBoolean),
  podcast: z.exactOptional(authoredPodcast),
});

type Lists = Pick<Publication, (typeof CRITERIA)[number]>;

/** Reports keys that selections name and the publication does not have: such a feed would stay empty. */
export const reportUnknownKeys = (
  {
    feeds = {},
    ...lists
  }: Lists & {
    readonly feeds?: Readonly<Record<string, Pick<Selection, keyof Criteria | "exclude">>>;
  },
  context: z.core.$RefinementCtx,
): void => {
  for (const [name, { exclude = {}, ...wanted }] of Object.entries(feeds)) {
    reportUnknown(wanted, ["feeds", name], lists, context);
    reportUnknown(exclude, ["feeds", name, "exclude"], lists, context);
  }
};

const reportUnknown = (
  criteria: Criteria,
  path: readonly string[],
  lists: Lists,
  context: z.core.$RefinementCtx,
): void => {
  for (const kind of CRITERIA) {
    const known = lists[kind] ?? {};
    for (const [index, key] of (criteria[kind] ?? []).entries()) {
      if (Object.hasOwn(known, key)) continue;
      const names = Object.keys(known);
      const advice = names.length === 0 ? "; it has none yet" : suggestion(key, names);
      const message = `is \`${key}\`, which is not among the publication's ${kind}${advice}`;
      context.addIssue({ code: "custom", message, path: [...path, kind, index] });
    }
  }
};
