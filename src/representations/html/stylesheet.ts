import { createHash } from "node:crypto";
import { article } from "./styles/article.ts";
import { base } from "./styles/base.ts";
import { front } from "./styles/front.ts";
import { preferences } from "./styles/preferences.ts";

/** A style sheet of ours. Its name changes with its text, so it may be kept for ever. */
export const sheetOf = (source: string) => {
  // Without the space and the zeros that only the source needs.
  const text = source
    .replaceAll(/\s*([{},;>]|\n)\s*/g, "$1")
    .replaceAll("\n", "")
    .replaceAll(": ", ":")
    .replaceAll(/(?<=[ :(,-])0(?=\.\d)/g, "")
    .replaceAll(";}", "}");
  const digest = createHash("sha256").update(text).digest("hex").slice(0, 16);
  return { path: `/assets/${digest}.css`, text } as const;
};

/** The one style sheet of what readers see. */
export const stylesheet = sheetOf([base, article, front, preferences].join(""));
