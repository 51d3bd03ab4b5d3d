import * as z from "zod";
import { isSlug, isTagUri, type Slug, slugify, type TagUri } from "../../model/identity.ts";
import { fail, ok, type Result } from "../../model/result.ts";
import { oneLine } from "../../model/text.ts";
import { readHttpUrl } from "../address.ts";
import { readInstant } from "../date.ts";
import { readInlineHtml } from "../inline.ts";
import { readLanguage } from "../language.ts";
import {
  LINE_MAX_CHARACTERS,
  MOVED_FROM_MAX,
  SUMMARY_MAX_CHARACTERS,
  TITLE_MAX_CHARACTERS,
  TOPICS_MAX,
} from "../limits.ts";
import { text } from "./read.ts";

export const readSlug = (written: string): Result<Slug, string> => {
  if (isSlug(written)) return ok(written);
  const near = slugify(written);
  const example = near === "" ? "such as world-news" : `such as \`${near}\``;
  return fail(`is \`${written}\`; use a-z, 0-9 and hyphens, at most 80, ${example}`);
};

const readTagUri = (written: string): Result<TagUri, string> =>
  isTagUri(written)
    ? ok(written)
    : fail(
        `is \`${written}\`; write a tag: URI such as tag:news.example,2026-11-22:2026-11-22/slug`,
      );

/** Plain text on one line, with something in it. */
export const line = (maximum: number = LINE_MAX_CHARACTERS) =>
  z.string().transform(oneLine).pipe(z.string().min(1).max(maximum));

export const slug = text(readSlug);
export const instant = text(readInstant);
export const httpUrl = text(readHttpUrl);
export const language = text(readLanguage);

/** YAML has text where JSON has true and false. */
export const writtenBoolean = z.enum(["true", "false"]).transform((written) => written === "true");

/** The same for both; false says nothing. */
const flag = z.coerce
  .string()
  .pipe(writtenBoolean)
  .transform((isSet) => isSet || undefined);

/** Inline HTML of the closed tag list; it may be empty, as a table's cell may. */
export const inlineOrEmpty = text(readInlineHtml);

/** Inline HTML that says something. */
export const inline = text((html) => {
  const read = readInlineHtml(html);
  return read.ok && read.value.trim() === "" ? fail("is empty") : read;
});

export const licence = z.strictObject({ url: httpUrl, label: line() });

/** A list without repetitions. */
export const unique = <Schema extends z.ZodType>(schema: Schema, maximum: number) =>
  z
    .array(schema)
    .max(maximum)
    .superRefine((entries, context) => {
      const seen = new Set<string>();
      for (const [index, entry] of entries.entries()) {
        const spelled = JSON.stringify(entry);
        if (seen.has(spelled)) {
          context.addIssue({ code: "custom", message: "stands here twice", path: [index] });
        }
        seen.add(spelled);
      }
    });

const withdrawn = z
  .strictObject({
    at: instant,
    reason: line(),
    replacedBy: slug.exactOptional(),
    demand: z.strictObject({ by: line(), reference: line().exactOptional() }).exactOptional(),
    retracted: flag.exactOptional(),
  })
  .refine(({ demand, retracted }) => !(demand && retracted), {
    path: ["retracted"],
    error: "stands beside `demand`; what is demanded is no retraction of ours",
  })
  .transform(({ retracted, ...notice }) => ({ ...notice, ...(retracted && { retracted }) }));

/** The fields that front matter and JSON spell alike. */
export const articleFields = {
  id: text(readTagUri),
  title: line(TITLE_MAX_CHARACTERS),
  summary: line(SUMMARY_MAX_CHARACTERS),
  publishedAt: instant,
  updatedAt: instant.exactOptional(),
  language: language.exactOptional(),
  direction: z.enum(["ltr", "rtl"]).exactOptional(),
  section: slug,
  topics: unique(slug, TOPICS_MAX).exactOptional(),
  story: slug.exactOptional(),
  translationOf: slug.exactOptional(),
  canonicalUrl: httpUrl.exactOptional(),
  licence: licence.exactOptional(),
  withdrawn: withdrawn.exactOptional(),
  embargo: instant.exactOptional(),
  breaking: flag.exactOptional(),
  movedFrom: unique(slug, MOVED_FROM_MAX).exactOptional(),
} as const;
