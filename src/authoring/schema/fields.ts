import * as z from "zod/mini";
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
import { text, transformed } from "./read.ts";

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
  z.pipe(transformed(z.string(), oneLine), z.string().check(z.minLength(1), z.maxLength(maximum)));

export const slug = text(readSlug);
export const instant = text(readInstant);
export const httpUrl = text(readHttpUrl);
export const language = text(readLanguage);

/** YAML has text where JSON has true and false. */
export const writtenBoolean = transformed(
  z.enum(["true", "false"]),
  (written) => written === "true",
);

/** The same for both; false says nothing. */
const flag = transformed(z.pipe(z.coerce.string(), writtenBoolean), (isSet) => isSet || undefined);

/** Inline HTML of the closed tag list; it may be empty, as a table's cell may. */
export const inlineOrEmpty = text(readInlineHtml);

/** Inline HTML that says something. */
export const inline = text((html) => {
  const read = readInlineHtml(html);
  return read.ok && read.value.trim() === "" ? fail("is empty") : read;
});

export const licence = z.strictObject({ url: httpUrl, label: line() });

/** A list without repetitions. */
export const unique = <Schema extends z.ZodMiniType>(schema: Schema, maximum: number) =>
  z.array(schema).check(
    z.maxLength(maximum),
    z.superRefine((entries, context) => {
      const seen = new Set<string>();
      for (const [index, entry] of entries.entries()) {
        const spelled = JSON.stringify(entry);
        if (seen.has(spelled)) {
          context.addIssue({ code: "custom", message: "stands here twice", path: [index] });
        }
        seen.add(spelled);
      }
    }),
  );

const withdrawn = transformed(
  z
    .strictObject({
      at: instant,
      reason: line(),
      replacedBy: z.exactOptional(slug),
      demand: z.exactOptional(z.strictObject({ by: line(), reference: z.exactOptional(line()) })),
      retracted: z.exactOptional(flag),
    })
    .check(
      z.refine(({ demand, retracted }) => !(demand && retracted), {
        path: ["retracted"],
        error: "stands beside `demand`; what is demanded is no retraction of ours",
      }),
    ),
  ({ retracted, ...notice }) => ({ ...notice, ...(retracted && { retracted }) }),
);

/** The fields that front matter and JSON spell alike. */
export const articleFields = {
  id: text(readTagUri),
  title: line(TITLE_MAX_CHARACTERS),
  summary: line(SUMMARY_MAX_CHARACTERS),
  publishedAt: instant,
  updatedAt: z.exactOptional(instant),
  language: z.exactOptional(language),
  direction: z.exactOptional(z.enum(["ltr", "rtl"])),
  section: slug,
  topics: z.exactOptional(unique(slug, TOPICS_MAX)),
  story: z.exactOptional(slug),
  translationOf: z.exactOptional(slug),
  canonicalUrl: z.exactOptional(httpUrl),
  licence: z.exactOptional(licence),
  withdrawn: z.exactOptional(withdrawn),
  embargo: z.exactOptional(instant),
  breaking: z.exactOptional(flag),
  movedFrom: z.exactOptional(unique(slug, MOVED_FROM_MAX)),
} as const;
