import { type Colour, contrast, mixed } from "./contrast.ts";
import type { MediaUrl } from "./media.ts";

/** How the publication's pages look, where they do not look as everybody's do. */
export interface Theme {
  readonly light?: Partial<Colours>;
  readonly dark?: Partial<Colours>;
  readonly fonts?: {
    /** Of headlines and text. */
    readonly text?: Font;
    /** Of all that stands around them: kickers, bylines, captions, navigation. */
    readonly furniture?: Font;
  };
}

export type Scheme = (typeof SCHEMES)[number];
export const SCHEMES = ["light", "dark"] as const;

interface Colours {
  readonly paper: Colour;
  readonly ink: Colour;
  /** Of kickers, links' lines and buttons. */
  readonly accent: Colour;
}

/** All colours of a page. */
interface Palette extends Colours {
  /** Paper of boxes. */
  readonly tint: Colour;
  /** Ink of what is said in a low voice. */
  readonly soft: Colour;
  /** Of lines that only divide. */
  readonly rule: Colour;
}

export interface Font {
  /** Of a font on the reader's machine, or the name of `files`. */
  readonly family: string;
  readonly files?: readonly FontFile[];
}

export interface FontFile {
  /** WOFF 2, published as any file. */
  readonly url: MediaUrl;
  /** As CSS has it: `400`, or `200 900` of a variable font. */
  readonly weight: string;
  readonly style: "normal" | "italic";
}

/** What the style sheet has where nothing else is said. */
const DEFAULTS: Readonly<Record<Scheme, Palette>> = {
  light: {
    paper: "#fdfcf9",
    tint: "#f4f0e7",
    ink: "#1e1b17",
    soft: "#5f584d",
    rule: "#d8d1c4",
    accent: "#8c1c1c",
  },
  dark: {
    paper: "#171512",
    tint: "#221f1a",
    ink: "#ebe6dc",
    soft: "#b0a899",
    rule: "#3d382f",
    accent: "#f0a392",
  },
};

/** WCAG 2.2 §1.4.3 for text. Each of our colours is of text somewhere, so §1.4.11's 3 is enough for none. */
const TEXT_CONTRAST = 4.5;

/** The colours of a scheme. Where paper or ink is given, what lies between them follows from them. */
export const paletteOf = (theme: Theme | undefined, scheme: Scheme): Palette => {
  const defaults = DEFAULTS[scheme];
  const {
    paper = defaults.paper,
    ink = defaults.ink,
    accent = defaults.accent,
  } = theme?.[scheme] ?? {};
  if (paper === defaults.paper && ink === defaults.ink) return { ...defaults, accent };
  const tint = mixed(paper, ink, 0.06);
  const softer = [0.3, 0.2, 0.1].map((share) => mixed(ink, paper, share));
  const soft = softer.find((colour) => contrast(colour, tint) >= TEXT_CONTRAST) ?? ink;
  return { paper, ink, accent, tint, soft, rule: mixed(paper, ink, 0.18) };
};

/** Colours that cannot be read, and where the theme says so. */
export interface FaintColour {
  readonly scheme: Scheme;
  readonly field: keyof Colours;
  readonly detail: string;
}

/** Every colour of the theme that gives text less than WCAG's contrast, on paper or on its tint. */
export const faintColours = (theme: Theme): readonly FaintColour[] =>
  SCHEMES.flatMap((scheme) => {
    const given = theme[scheme] ?? {};
    const palette = paletteOf(theme, scheme);
    return (["ink", "accent"] as const).flatMap((name) => {
      const [ground, ratio] = (["paper", "tint"] as const)
        .map((on) => [on, contrast(palette[name], palette[on])] as const)
        .reduce((worst, next) => (next[1] < worst[1] ? next : worst));
      if (ratio >= TEXT_CONTRAST) return [];
      // Down, for 4.499 is not enough (WCAG 2.2, Understanding §1.4.3).
      const measured = (Math.floor(ratio * 100) / 100).toFixed(2);
      const detail = `the contrast of ${scheme} ${name} ${palette[name]} on ${ground} ${palette[ground]} is ${measured}:1; text needs ${TEXT_CONTRAST}:1`;
      return [{ scheme, field: given[name] === undefined ? "paper" : name, detail }];
    });
  });
