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

const lines = [base, article, front, preferences].join("").split("\n");
const text = SHORTER.reduce(
  (shortened, [long, short]) => shortened.replaceAll(long, short),
  lines.map((line) => line.trim()).join(""),
);

const digest = createHash("sha256").update(text).digest("hex").slice(0, 16);

/** The one style sheet of our pages. Its name changes with its text, so it may be kept for ever. */
export const stylesheet = { path: `/assets/${digest}.css`, text } as const;
