import * as z from "zod";
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
  paper: colour.exactOptional(),
  ink: colour.exactOptional(),
  accent: colour.exactOptional(),
});

/** Letters, digits, spaces and hyphens: nothing that could end a string of CSS. */
const family = z
  .string()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N} -]{0,63}$/u, "is no name of a font, such as Source Serif 4");

const face = {
  weight: z
    .string()
    .regex(
      /^[1-9]\d{0,2}0?(?: [1-9]\d{2,3})?$/,
      "is no weight; write 400, or 200 900 of a variable font",
    )
    .default("400"),
  style: z.enum(["normal", "italic"]).default("normal"),
} as const;

const themeOf = <File>(file: z.ZodType<File>) => {
  const font = z.strictObject({
    family,
    files: z.array(file).min(1).max(FONT_FILES_MAX).exactOptional(),
  });
  return z.strictObject({
    light: colours.exactOptional(),
    dark: colours.exactOptional(),
    fonts: z
      .strictObject({ text: font.exactOptional(), furniture: font.exactOptional() })
      .exactOptional(),
  });
};

const readable = (theme: Pick<Theme, "light" | "dark">, context: z.RefinementCtx): void => {
  for (const { scheme, field, detail } of faintColours(theme)) {
    context.addIssue({ code: "custom", message: detail, path: [scheme, field] });
  }
};

const isFont = (url: string): boolean =>
  url.startsWith("/media/") && url.endsWith(".woff2") && MEDIA_NAME.test(url.slice(7));

/** As the publishing API takes it. */
export const theme = themeOf<FontFile>(
  z.strictObject({
    url: z.string().refine(isFont, "is no font of ours; write /media/<sha256>.woff2"),
    ...face,
  }),
).superRefine(readable) satisfies z.ZodType<Theme>;

/** How `publication.yaml` names a font's file. */
export const fontReference = z.strictObject({ src: line(), ...face });

/** As `publication.yaml` writes it. */
export const authoredTheme = themeOf(fontReference).superRefine(readable);
