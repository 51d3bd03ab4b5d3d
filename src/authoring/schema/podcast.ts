import * as z from "zod/mini";
import { suggestion } from "../../model/nearest.ts";
import { PODCAST_CATEGORIES } from "../../model/podcast-category.ts";
import type { Podcast } from "../../model/podcast.ts";
import { fail, ok, type Result } from "../../model/result.ts";
import { readEmail } from "../address.ts";
import { artworkProblem } from "../artwork.ts";
import { line, writtenBoolean } from "./fields.ts";
import { pictureReference } from "./front-matter.ts";
import { picture } from "./media.ts";
import { text } from "./read.ts";

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** RFC 9562 §4, in lower case as podcast:guid has it. */
const readUuid = (written: string): Result<string, string> =>
  UUID.test(written)
    ? ok(written.toLowerCase())
    : fail(`is \`${written}\`; write a UUID such as 917393e3-1b1e-5cef-ace4-edaa54e1f810`);

const category = z.enum(Object.keys(PODCAST_CATEGORIES) as (keyof typeof PODCAST_CATEGORIES)[]);

const fields = {
  category,
  subcategory: z.exactOptional(z.string()),
  author: z.exactOptional(line()),
  owner: z.exactOptional(z.strictObject({ name: line(), email: text(readEmail) })),
  guid: z.exactOptional(text(readUuid)),
} as const;

/** A subcategory of another category is one that no directory knows. */
const inItsCategory = (
  given: { readonly category: z.output<typeof category>; readonly subcategory?: string },
  context: z.core.$RefinementCtx,
): void => {
  const { category, subcategory } = given;
  const known: readonly string[] = PODCAST_CATEGORIES[category];
  if (subcategory === undefined || known.includes(subcategory)) return;
  const advice =
    known.length > 0
      ? suggestion(subcategory, known)
      : `; leave it out, for \`${category}\` has none`;
  const message = `is \`${subcategory}\`${advice}`;
  context.addIssue({ code: "custom", message, path: ["subcategory"] });
};

const artwork = picture.check(
  z.superRefine((given, context) => {
    const message = artworkProblem(given);
    if (message !== undefined) context.addIssue({ code: "custom", message });
  }),
);

/** What makes a feed a podcast, as the publishing API takes it. */
export const podcast = z
  .strictObject({
    ...fields,
    image: artwork,
    explicit: z.boolean(),
    locked: z.exactOptional(z.boolean()),
  })
  .check(z.superRefine(inItsCategory)) satisfies z.ZodMiniType<Podcast>;

/** The same as `publication.yaml` writes it; whether the picture can be artwork, the file shows. */
export const authoredPodcast = z
  .strictObject({
    ...fields,
    image: pictureReference,
    explicit: writtenBoolean,
    locked: z.exactOptional(writtenBoolean),
  })
  .check(z.superRefine(inItsCategory));
