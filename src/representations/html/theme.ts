import { createHash } from "node:crypto";
import type { Publication } from "../../model/publication.ts";
import { type Font, paletteOf, type Scheme, SCHEMES, type Theme } from "../../model/theme.ts";

/** Paper and reader have the last word: print and a wish for another contrast keep the colours of the sheet. */
const MEDIA = {
  light: "screen and (prefers-color-scheme: light) and (prefers-contrast: no-preference)",
  dark: "screen and (prefers-color-scheme: dark) and (prefers-contrast: no-preference)",
} as const;

/** What `base.ts` calls the fonts, and what stands in for one that is not there. */
const FONTS = {
  text: { name: "serif", fallback: "Georgia,serif" },
  furniture: { name: "sans", fallback: "system-ui,sans-serif" },
} as const;

/**
 * The theme as rules that follow the style sheet's.
 * @param address how the document names a file of ours; `undefined` where it cannot load one
 */
export const themeStyles = (theme: Theme, address: (url: string) => string | undefined): string =>
  [
    ...SCHEMES.filter((scheme) => theme[scheme] !== undefined).map((scheme) =>
      coloursOf(theme, scheme),
    ),
    ...(theme.light?.paper ? [`:root{--plate:${theme.light.paper}}`] : []),
    ...(["text", "furniture"] as const).flatMap((use) => {
      const font = theme.fonts?.[use];
      if (!font) return [];
      const { name, fallback } = FONTS[use];
      return facesOf(font, address).concat(`:root{--${name}:"${font.family}",${fallback}}`);
    }),
  ].join("\n");

const coloursOf = (theme: Theme, scheme: Scheme): string => {
  const rules = Object.entries(paletteOf(theme, scheme)).map(
    ([name, colour]) => `--${name}:${colour}`,
  );
  return `@media ${MEDIA[scheme]}{:root{${rules.join(";")}}}`;
};

/** A font that comes late is kept for the next page: nothing moves that is being read. */
const facesOf = (
  { family, files = [] }: Font,
  address: (url: string) => string | undefined,
): readonly string[] =>
  files.flatMap(({ url, weight, style }) => {
    const file = address(url);
    return file === undefined
      ? []
      : `@font-face{font-family:"${family}";src:url("${file}") format("woff2");font-weight:${weight};font-style:${style};font-display:optional}`;
  });

/** The style sheet of a publication's own, if it has one, named after its text. */
export const themeSheet = ({
  theme,
}: Pick<Publication, "theme">): { readonly path: string; readonly text: string } | undefined => {
  if (!theme) return undefined;
  const text = themeStyles(theme, (url) => url);
  const digest = createHash("sha256").update(text).digest("hex").slice(0, 16);
  return { path: `/assets/theme-${digest}.css`, text };
};
