import { describe, expect, it } from "vitest";
import { contrast, mixed } from "../../src/model/contrast.ts";
import { faintColours, paletteOf } from "../../src/model/theme.ts";
import { base } from "../../src/representations/html/styles/base.ts";

describe("contrast", () => {
  it("is WCAG's: 1 to 21, either way round", () => {
    expect(contrast("#000000", "#ffffff")).toBe(21);
    expect(contrast("#ffffff", "#000000")).toBe(21);
    expect(contrast("#8c1c1c", "#8c1c1c")).toBe(1);
    // The lightest grey that passes on white, and the next (webaim.org/resources/contrastchecker).
    expect(contrast("#767676", "#ffffff").toFixed(2)).toBe("4.54");
    expect(contrast("#777777", "#ffffff").toFixed(2)).toBe("4.48");
  });

  it("is measured of mixtures too", () => {
    expect(mixed("#000000", "#ffffff", 0.5)).toBe("#808080");
    expect(mixed("#102030", "#ffffff", 0)).toBe("#102030");
  });
});

describe("a theme", () => {
  it("without colours has those of the style sheet", () => {
    const colours = [...base.matchAll(/--(paper|tint|ink|soft|rule|accent): (#[0-9a-f]{6});/g)];
    const inOrder = colours.slice(0, 12).map(([, name, colour]) => [name, colour]);
    expect([
      ...Object.entries(paletteOf(undefined, "light")),
      ...Object.entries(paletteOf(undefined, "dark")),
    ]).toEqual(inOrder);
    expect(faintColours({})).toEqual([]);
  });

  it("keeps what it does not name, and lays tint, soft and rule between paper and ink", () => {
    expect(paletteOf({ light: { accent: "#00529b" } }, "light")).toEqual({
      ...paletteOf(undefined, "light"),
      accent: "#00529b",
    });
    const { tint, soft, rule } = paletteOf(
      { light: { paper: "#ffffff", ink: "#000000" } },
      "light",
    );
    expect({ tint, soft, rule }).toEqual({ tint: "#f0f0f0", soft: "#4d4d4d", rule: "#d1d1d1" });
  });

  it("speaks in a low voice that can be read, however close ink and paper are", () => {
    const palette = paletteOf({ light: { paper: "#ffffff", ink: "#6b6b6b" } }, "light");
    expect(contrast(palette.soft, palette.tint)).toBeGreaterThanOrEqual(4.5);
    expect(faintColours({ light: { paper: "#ffffff", ink: "#6b6b6b" } })).toEqual([]);
  });

  it("is told each colour that cannot be read, in the field that makes it so", () => {
    expect(
      faintColours({
        light: { accent: "#ff8888" },
        dark: { paper: "#cccccc", accent: "#8c1c1c" },
      }),
    ).toEqual([
      {
        scheme: "light",
        field: "accent",
        detail: "the contrast of light accent #ff8888 on tint #f4f0e7 is 2.02:1; text needs 4.5:1",
      },
      {
        scheme: "dark",
        field: "paper",
        detail: "the contrast of dark ink #ebe6dc on tint #cececd is 1.26:1; text needs 4.5:1",
      },
    ]);
  });
});
