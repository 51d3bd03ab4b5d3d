import * as z from "zod/mini";
import type { Label } from "../../model/label.ts";
import type { Author } from "../../model/publication.ts";
import { isTagUri } from "../../model/identity.ts";
import { fail, ok, type Result } from "../../model/result.ts";
import { readEmail, readHttpUrl, readHttpsUrl } from "../address.ts";
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
import { text, transformed } from "./read.ts";
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

const description = z.exactOptional(line());

/** "World", or `{label, description}`. */
const label = z.pipe(
  z.transform((given) => (typeof given === "string" ? { label: given } : given)),
  z.strictObject({ label: line(), description }),
) satisfies z.ZodMiniType<Label>;

const author = z.pipe(
  z.transform((given) => (typeof given === "string" ? { name: given } : given)),
  z.strictObject({
    name: line(),
    kind: z._default(z.enum(["person", "organization"]), "person"),
    url: z.exactOptional(httpUrl),
    bio: z.exactOptional(line()),
  }),
) satisfies z.ZodMiniType<Author>;

/** Entries by key; every key is part of a URL. */
const keyed = <Value>(value: z.ZodMiniType<Value>, readKey: ReadKey = readSlug) =>
  z.record(z.string(), value).check(
    z.superRefine((entries, context) => {
      for (const key of Object.keys(entries)) {
        const read = readKey(key);
        if (read.ok) continue;
        const message = `the key ${read.error}`;
        context.addIssue({ code: "custom", message, path: [key], params: { isName: true } });
      }
    }),
  );

type ReadKey = (written: string) => Result<string, string>;

/** Labels by language tag in its canonical spelling, as articles have it: `iw` is `he`. */
const languages = transformed(keyed(label, readLanguageKey), (labels, context) => {
  const report = (message: string): void => context.addIssue({ code: "custom", message });
  const entries = Object.entries(labels).flatMap(([tag, named]) => {
    const key = readLanguageKey(tag);
    return key.ok ? [[key.value, named] as const] : [];
  });
  const known = new Map<string, Label>(entries);
  if (known.size < entries.length) report("names a language twice");
  if (known.size > LANGUAGES_MAX) report(`are too many; ${LANGUAGES_MAX} are the most`);
  return Object.fromEntries(known);
});

/** Selections by name. */
const feeds = <Value>(value: z.ZodMiniType<Value>) =>
  keyed(value).check(
    z.refine((named) => Object.keys(named).length <= SELECTIONS_MAX, {
      error: `are too many; ${SELECTIONS_MAX} are the most`,
    }),
  );

const fields = {
  title: line(),
  description: line(),
  baseUrl: text(readBaseUrl),
  authority: text(readAuthority),
  language,
  publisher: z.strictObject({ name: line(), email: z.exactOptional(text(readEmail)) }),
  copyright: line(),
  licence,
  hubs: z._default(z.array(text(readHttpsUrl)).check(z.maxLength(HUBS_MAX)), []),
  sections: z._default(keyed(label), {}),
  topics: z._default(keyed(label), {}),
  stories: z.exactOptional(keyed(label)),
  authors: z._default(keyed(author), {}),
  languages: z.exactOptional(languages),
  readers: z.exactOptional(z.array(webReader).check(z.maxLength(READERS_MAX))),
  crawlers: z.exactOptional(crawlers),
  licensing: z.exactOptional(licensing),
  security: z.exactOptional(security),
} as const;

const publishDelay = z.int().check(z.minimum(0), z.maximum(PUBLISH_DELAY_MAX_SECONDS));

/** The settings as the publishing API takes them. */
export const publication = z
  .strictObject({
    ...fields,
    publishDelay: z.exactOptional(publishDelay),
    feeds: z.exactOptional(feeds(selection)),
    logo: z.exactOptional(picture),
    icon: z.exactOptional(picture),
    icons: z.exactOptional(z.array(appIcon).check(z.minLength(1), z.maxLength(APP_ICONS_MAX))),
    theme: z.exactOptional(theme),
  })
  .check(z.superRefine(reportUnknownKeys));

/** The settings as `publication.yaml` writes them. */
export const authoredPublication = z
  .strictObject({
    ...fields,
    publishDelay: z.exactOptional(z.pipe(text(readCount), publishDelay)),
    feeds: z.exactOptional(feeds(authoredSelection)),
    logo: z.exactOptional(pictureReference),
    icon: z.exactOptional(pictureReference),
    theme: z.exactOptional(authoredTheme),
  })
  .check(z.superRefine(reportUnknownKeys));
