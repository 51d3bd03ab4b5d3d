import type * as z from "zod/mini";
import { MEDIA_TYPES } from "../model/media.ts";
import { fail, ok, type Result } from "../model/result.ts";
import type { FontFile, Theme } from "../model/theme.ts";
import type { AuthoringContext } from "./context.ts";
import { FONT_MAX_BYTES } from "./limits.ts";
import type { PathProblem } from "./schema/read.ts";
import type { authoredTheme, fontReference } from "./schema/theme.ts";

type AuthoredTheme = z.output<typeof authoredTheme>;
type Reference = z.output<typeof fontReference>;

/** A theme with the files of its fonts in the place of their names. */
export const themeWithFonts = async (
  { fonts, ...theme }: AuthoredTheme,
  media: AuthoringContext["media"],
): Promise<Result<Theme, readonly PathProblem[]>> => {
  if (!fonts) return ok(theme);
  const problems: PathProblem[] = [];
  const read: { text?: FontOf<FontFile>; furniture?: FontOf<FontFile> } = {};
  for (const use of ["text", "furniture"] as const) {
    const font = fonts[use];
    if (!font) continue;
    const { family, files: references = [] } = font;
    const files: FontFile[] = [];
    for (const [index, reference] of references.entries()) {
      const file = await fontFile(reference, media);
      const path = ["theme", "fonts", use, "files", index, "src"];
      if (file.ok) files.push(file.value);
      else problems.push({ path, detail: file.error, isName: false });
    }
    read[use] = { family, ...(files.length > 0 && { files }) };
  }
  return problems.length > 0 ? fail(problems) : ok({ ...theme, fonts: read });
};

interface FontOf<File> {
  readonly family: string;
  readonly files?: readonly File[];
}

const fontFile = async (
  { src, weight, style }: Reference,
  media: AuthoringContext["media"],
): Promise<Result<FontFile, string>> => {
  const facts = (await media([src])).get(src) ?? fail(`is \`${src}\`, which is no file we know`);
  if (!facts.ok) return facts;
  const { url, type, bytes } = facts.value;
  if (type !== MEDIA_TYPES.woff2) return fail(`is ${type}; a font is a .woff2 file`);
  return bytes <= FONT_MAX_BYTES
    ? ok({ url, weight, style })
    : fail(`has ${bytes} bytes; at most ${FONT_MAX_BYTES}, with fewer glyphs`);
};
