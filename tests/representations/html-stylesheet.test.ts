import { describe, expect, it } from "vitest";
import { stylesheet } from "../../src/representations/html/stylesheet.ts";

/** WCAG 2.2, "relative luminance", of `#rrggbb`. */
const luminance = (colour: string): number => {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

const contrast = (one: string, other: string): number => {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [
    number,
    number,
  ];
  return (lighter + 0.05) / (darker + 0.05);
};

/** The colours of each `:root` that defines them all: light, then dark. */
const palettes = [...stylesheet.text.matchAll(/:root\{([^}]+)\}/g)].map(([, rules]) =>
  Object.fromEntries(
    [...(rules ?? "").matchAll(/--([a-z]+):(#[0-9a-f]{6})\b/g)].map(([, name, colour]) => [
      name,
      colour,
    ]),
  ),
);

describe("the style sheet", () => {
  it("weighs at most 15 kB", () => {
    expect(Buffer.byteLength(stylesheet.text)).toBeLessThanOrEqual(15_000);
  });

  it("is named after its text, so that it may be kept for ever", () => {
    expect(stylesheet.path).toMatch(/^\/assets\/[0-9a-f]{16}\.css$/);
  });

  it("knows no left and right, so that it fits right-to-left pages", () => {
    expect(stylesheet.text).not.toMatch(
      /\b(?:left|right)\b|margin-(?:top|bottom)|padding-(?:top|bottom)|[^-]\b(?:width|height):/,
    );
  });

  it("loads nothing, and holds nothing that AMP forbids", () => {
    expect(stylesheet.text).not.toMatch(/!important|@import|url\(|i-amphtml/);
  });

  it("closes every block it opens", () => {
    expect(stylesheet.text.split("{").length).toBe(stylesheet.text.split("}").length);
  });

  it.each([0, 1])("is readable by WCAG AA in palette %i", (number) => {
    const palette = palettes[number];
    const { paper = "", tint = "", ink = "", soft = "", accent = "" } = palette ?? {};
    for (const text of [ink, soft, accent]) {
      for (const ground of [paper, tint]) {
        expect(contrast(text, ground)).toBeGreaterThanOrEqual(4.5);
      }
    }
  });
});
