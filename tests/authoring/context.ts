import type { AuthoringContext, MediaFacts } from "../../src/authoring/context.ts";
import type { LanguageTag } from "../../src/model/language.ts";
import { fail, ok, type Result } from "../../src/model/result.ts";
import { slug } from "../support/builders.ts";

const TYPES: Readonly<Record<string, string>> = {
  png: "image/png",
  mp3: "audio/mpeg",
  vtt: "text/vtt",
  srt: "application/x-subrip",
};

/** Knows every `../media/*` of three types, and `/media/aaa….png` as the builders have it. */
export const aContext = (over: Partial<AuthoringContext> = {}): AuthoringContext => ({
  slug: slug("first"),
  language: "en" as LanguageTag,
  media: async (srcs) => new Map(srcs.map((src) => [src, factsOf(src)])),
  ...over,
});

const factsOf = (src: string): Result<MediaFacts, string> => {
  const extension = src.split(".").at(-1) ?? "";
  const type = TYPES[extension];
  const size = extension === "png" ? { width: 1200, height: 675 } : {};
  if (src.startsWith("../media/") && type) {
    return ok({ url: `/media/${"0".repeat(64)}.${extension}`, type, bytes: 100, ...size });
  }
  if (src === `/media/${"a".repeat(64)}.png`) {
    return ok({ url: src, type: "image/png", bytes: 4321 });
  }
  return fail(`\`${src}\` is no file here`);
};
