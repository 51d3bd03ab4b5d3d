import * as z from "zod";
import type { Label } from "../../model/label.ts";
import type { Author } from "../../model/publication.ts";
import { isTagUri } from "../../model/identity.ts";
import { fail, ok, type Result } from "../../model/result.ts";
import { readEmail, readHttpUrl } from "../address.ts";
import {
  APP_ICONS_MAX,
  HUBS_MAX,
  LANGUAGES_MAX,
  PUBLISH_DELAY_MAX_SECONDS,
  READERS_MAX,
  SELECTIONS_MAX,
} from "../limits.ts";
import { httpUrl, language, licence, line, readSlug } from "./fields.ts";
import { readCount } from "../media-file.ts";
import { pictureReference } from "./front-matter.ts";
import { appIcon, picture } from "./media.ts";
import { text } from "./read.ts";
import { crawlers, licensing, security } from "./rights.ts";
import { authoredSelection, readLanguageKey, reportUnknownKeys, selection } from "./selection.ts";
import { authoredTheme, theme } from "./theme.ts";
import { webReader } from "./web-reader.ts";

/** Scheme and host, without the slash at the end, so that paths can follow. */
const readBaseUrl = (written: string): Result<string, string> => {
  const url = readHttpUrl(written);
  if (!url.ok) return url;
  const { origin } = new URL(url.value);
  return url.value === `${origin}/`
    ? ok(origin)
    : fail(`is \`${written}\`; write scheme and host only, as in ${origin}`);
};

/** RFC 4151 §2.1: a domain name or address, a comma, a day on which it was ours. */
const readAuthority = (written: string): Result<string, string> =>
  isTagUri(`tag:${written}:x`) && !written.includes(":")
    ? ok(written)
    : fail(
        `is \`${written}\`; write a domain of yours and a day it was, such as news.example,2026-11-22`,
      );

const description = line().exactOptional();

/** "World", or `{label, description}`. */
const label = z.preprocess(
  (given) => (typeof given === "string" ? { label: given } : given),
  z.strictObject({ label: line(), description }),
) satisfies z.ZodType<Label>;

const author = z.preprocess(
  (given) => (typeof given === "string" ? { name: given } : given),
  z.strictObject({
    name: line(),
    kind: z.enum(["person", "organization"]).default("person"),
    url: httpUrl.exactOptional(),
    bio: line().exactOptional(),
  }),
) satisfies z.ZodType<Author>;

/** Entries by key; every key is part of a URL. */
const keyed = <Value>(value: z.ZodType<Value>, readKey: ReadKey = readSlug) =>
  z.record(z.string(), value).superRefine((entries, context) => {
    for (const key of Object.keys(entries)) {
      const read = readKey(key);
      if (read.ok) continue;
      const message = `the key ${read.error}`;
      context.addIssue({ code: "custom", message, path: [key], params: { isName: true } });
    }
  });

type ReadKey = (written: string) => Result<string, string>;

/** Labels by language tag in its canonical spelling, as articles have it: `iw` is `he`. */
const languages = keyed(label, readLanguageKey).transform((labels, context) => {
  const entries = Object.entries(labels).flatMap(([tag, named]) => {
    const key = readLanguageKey(tag);
    return key.ok ? [[key.value, named] as const] : [];
  });
  const known = new Map<string, Label>(entries);
  if (known.size < entries.length) context.addIssue("names a language twice");
  if (known.size > LANGUAGES_MAX) context.addIssue(`are too many; ${LANGUAGES_MAX} are the most`);
  return Object.fromEntries(known);
});

/** Selections by name. */
const feeds = <Value>(value: z.ZodType<Value>) =>
  keyed(value).refine((named) => Object.keys(named).length <= SELECTIONS_MAX, {
    error: `are too many; ${SELECTIONS_MAX} are the most`,
  });

const fields = {
  title: line(),
  description: line(),
  baseUrl: text(readBaseUrl),
  authority: text(readAuthority),
  language,
  publisher: z.strictObject({ name: line(), email: text(readEmail).exactOptional() }),
  copyright: line(),
  licence,
  hubs: z.array(httpUrl).max(HUBS_MAX).default([]),
  sections: keyed(label).default({}),
  topics: keyed(label).default({}),
  stories: keyed(label).exactOptional(),
  authors: keyed(author).default({}),
  languages: languages.exactOptional(),
  readers: z.array(webReader).max(READERS_MAX).exactOptional(),
  crawlers: crawlers.exactOptional(),
  licensing: licensing.exactOptional(),
  security: security.exactOptional(),
} as const;

const publishDelay = z.int().min(0).max(PUBLISH_DELAY_MAX_SECONDS);

/** The settings as the publishing API takes them. */
export const publication = z
  .strictObject({
    ...fields,
    publishDelay: publishDelay.exactOptional(),
    feeds: feeds(selection).exactOptional(),
    logo: picture.exactOptional(),
    icon: picture.exactOptional(),
    icons: z.array(appIcon).min(1).max(APP_ICONS_MAX).exactOptional(),
    theme: theme.exactOptional(),
  })
  .superRefine(reportUnknownKeys);

/** The settings as `publication.yaml` writes them. */
export const authoredPublication = z
  .strictObject({
    ...fields,
    publishDelay: text(readCount).pipe(publishDelay).exactOptional(),
    feeds: feeds(authoredSelection).exactOptional(),
    logo: pictureReference.exactOptional(),
    icon: pictureReference.exactOptional(),
    theme: authoredTheme.exactOptional(),
  })
  .superRefine(reportUnknownKeys);
