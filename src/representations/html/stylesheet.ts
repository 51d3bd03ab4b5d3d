import { createHash } from "node:crypto";
import { article } from "./styles/article.ts";
import { base } from "./styles/base.ts";
import { front } from "./styles/front.ts";
import { preferences } from "./styles/preferences.ts";

/** What only the source needs, and what says the same. Plain texts: V8 would compile patterns at every start. */
const SHORTER = [
  [" {", "{"],
  ["{ ", "{"],
  ["; ", ";"],
  [": ", ":"],
  [", ", ","],
  [" > ", ">"],
  ["> ", ">"],
  [" 0.", " ."],
  [":0.", ":."],
  [",0.", ",."],
  ["(0.", "(."],
  ["-0.", "-."],
  [" }", "}"],
  [";}", "}"],
] as const;

/** A style sheet of ours, and where it is. */
export interface Sheet {
  readonly path: `/assets/${string}.css`;
  readonly text: string;
}

/** A style sheet of ours. Its name changes with its text, so it may be kept for ever. */
export const sheetOf = (source: string): Sheet => {
  const lines = source.split("\n").map((line) => line.trim());
  const text = SHORTER.reduce(
    (shortened, [long, short]) => shortened.replaceAll(long, short),
    lines.join(""),
  );
  const digest = createHash("sha256").update(text).digest("hex").slice(0, 16);
  return { path: `/assets/${digest}.css`, text };
};

/** The one style sheet of what readers see. */
export const stylesheet = sheetOf([base, article, front, preferences].join(""));
