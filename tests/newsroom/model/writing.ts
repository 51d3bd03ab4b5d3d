import type { Article } from "../../../src/model/article.ts";
import type { Slug } from "../../../src/model/identity.ts";
import { instantOf } from "../../../src/model/instant.ts";
import type { LanguageTag } from "../../../src/model/language.ts";
import type { Submission, WithdrawalNotice } from "../../../src/model/submission.ts";
import { aPicture, anArticle, inline, paragraph, slug } from "../../support/builders.ts";

const NAMES = ["id-0", "id-1", "id-2"] as const;
export const SLUGS = ["a", "b", "c", "d", "e", "f", "g"].map((letter) => slug(`slug-${letter}`));
export const LANGUAGES = ["en", "ar", "de"].map((tag) => tag as LanguageTag);
/** Addresses of a site that came before. */
export const OLD_PATHS = ["/2011/old", "/?p=7"] as const;
export const FILES = ["1", "2"].map((digit) => `/media/${digit.repeat(64)}.png`);

/** What somebody writes; numbers choose among what there is. */
export interface Writing {
  /** Which article it is. */
  readonly name: number;
  /** Where a new one is to stand. */
  readonly place: number;
  readonly isWorld: boolean;
  readonly isTopical: boolean;
  readonly file: number | null;
  readonly isBreaking: boolean;
  /** Which language it is in; otherwise each article is in one of its own. */
  readonly language: number | null;
  /** What it is a translation of: by its name mostly, or by a place where it may stand or have stood. */
  readonly original: { readonly name: number } | { readonly place: number } | null;
  /** Whether the writer has seen another revision than the newest. */
  readonly isStale: boolean;
}

export const idOf = (name: number): string => `tag:news.example,2026-11-01:${NAMES[name]}`;

/** Words by which a revision is known wherever they turn up. */
const titleWord = (number: number): string => `ttl${number}z`;
const bodyWord = (number: number): string => `bdy${number}z`;

export const noteOf = (number: number) => inline(bodyWord(number));

/** An article in words that nobody has used before, with the dates of what is public of it. */
export const written = (
  { name, place, isWorld, isTopical, file, language }: Writing,
  before: Article | undefined,
  translationOf: Slug | undefined,
  number: number,
  nowMs: number,
): Article => {
  const { picture: _, ...plain } = anArticle(NAMES[name]);
  const publishedAt = before?.publishedAt ?? instantOf(nowMs);
  const url = file === null ? undefined : FILES[file];
  return {
    ...plain,
    slug: SLUGS[place]!,
    title: titleWord(number),
    summary: bodyWord(number),
    language: LANGUAGES[language ?? name]!,
    ...(translationOf && { translationOf }),
    section: slug(isWorld ? "world" : "culture"),
    topics: isTopical ? [slug("syria")] : [],
    publishedAt,
    updatedAt: before?.updatedAt ?? publishedAt,
    corrections: before?.corrections ?? [],
    cards: [{ blocks: [paragraph(bodyWord(number))] }],
    ...(url && { picture: aPicture({ url }) }),
  };
};

/** As it is sent: every second writer knows nothing of the notes that readers were told. */
export const asSent = (
  article: Article,
  isPublic: boolean,
  number: number,
): Pick<Submission, "article" | "unsaid"> =>
  isPublic && number % 2 === 0
    ? { article: { ...article, corrections: [] }, unsaid: ["corrections"] }
    : { article };

/** The whole second that an article is to wait for. */
export const embargoAt = (nowMs: number, seconds: number) =>
  instantOf(Math.floor(nowMs / 1000) * 1000 + seconds * 1000);

export const NOTICES: Readonly<Record<"gone" | "legal" | "retracted", WithdrawalNotice>> = {
  gone: { reason: "In error." },
  legal: { reason: "In error.", demand: { by: "A court" } },
  retracted: { reason: "In error.", retracted: true },
};
