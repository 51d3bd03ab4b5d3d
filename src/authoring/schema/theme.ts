import * as z from "zod/mini";
import { MEDIA_NAME } from "../../model/media.ts";
import { fail, ok } from "../../model/result.ts";
import { faintColours, type FontFile, type Theme } from "../../model/theme.ts";
import { FONT_FILES_MAX } from "../limits.ts";
import { line } from "./fields.ts";
import { text } from "./read.ts";

const colour = text((written) =>
  /^#[0-9a-f]{6}$/i.test(written)
    ? ok(written.toLowerCase())
    : fail(`is \`${written}\`; write a colour as #rrggbb, such as #8c1c1c`),
);

const colours = z.strictObject({
  paper: z.exactOptional(colour),
  ink: z.exactOptional(colour),
  accent: z.exactOptional(colour),
});

/** Letters, digits, spaces and hyphens: nothing that could end a string of CSS. */
const family = z
  .string()
  .check(
    z.regex(/^[\p{L}\p{N}][\p{L}\p{N} -]{0,63}$/u, "is no name of a font, such as Source Serif 4"),
  );

const face = {
  weight: z._default(
    z
      .string()
      .check(
        z.regex(
          /^[1-9]\d{0,2}0?(?: [1-9]\d{2,3})?$/,
          "is no weight; write 400, or 200 900 of a variable font",
        ),
      ),
    "400",
  ),
  style: z._default(z.enum(["normal", "italic"]), "normal"),
} as const;

const themeOf = <File>(file: z.ZodMiniType<File>) => {
  const font = z.strictObject({
    family,
    files: z.exactOptional(z.array(file).check(z.minLength(1), z.maxLength(FONT_FILES_MAX))),
  });
  return z.strictObject({
    light: z.exactOptional(colours),
    dark: z.exactOptional(colours),
    fonts: z.exactOptional(
      z.strictObject({ text: z.exactOptional(font), furniture: z.exactOptional(font) }),
    ),
  });
};

const readable = (theme: Pick<Theme, "light" | "dark">, context: z.core.$RefinementCtx): void => {
  for (const { scheme, field, detail } of faintColours(theme)) {
    context.addIssue({ code: "custom", message: detail, path: [scheme, field] });
  }
};

const isFont = (url: string): boolean =>
  url.startsWith("/media/") && url.endsWith(".woff2") && MEDIA_NAME.test(url.slice(7));

/** As the publishing API takes it. */
export const theme = themeOf<FontFile>(
  z.strictObject({
    url: z.string().check(z.refine(isFont, "is no font of ours; write /media/<sha256>.woff2")),
    ...face,
  }),
).check(z.superRefine(readable)) satisfies z.ZodMiniType<Theme>;

/** How `publication.yaml` names a font's file. */
export const fontReference = z.strictObject({ src: line(), ...face });

/** As `publication.yaml` writes it. */
export const authoredTheme = themeOf(fontReference).check(z.superRefine(readable));
