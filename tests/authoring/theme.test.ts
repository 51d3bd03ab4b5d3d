import { describe, expect, it } from "vitest";
import { parsePublication, parsePublicationYaml } from "../../src/authoring/publication.ts";
import type { AuthoringContext, MediaFacts } from "../../src/authoring/context.ts";
import { fail, ok } from "../../src/model/result.ts";
import { aPublication } from "../support/builders.ts";

const FONT = `/media/${"f".repeat(64)}.woff2`;

const FILES: Readonly<Record<string, MediaFacts>> = {
  "media/text.woff2": { url: FONT, type: "font/woff2", bytes: 9 },
  "media/large.woff2": { url: FONT, type: "font/woff2", bytes: 300_001 },
  "media/dot.png": { url: "/x", type: "image/png", bytes: 9 },
};

const media: AuthoringContext["media"] = async (srcs) =>
  new Map(
    srcs.map((src) => {
      const file = FILES[src];
      return [src, file ? ok(file) : fail("does not exist")] as const;
    }),
  );

const HEAD = `title: W
description: N
baseUrl: https://news.example
authority: news.example,2026-11-01
language: en
publisher: { name: P }
copyright: C
licence: { url: https://licence.example/, label: L }
`;

const told = async (theme: string): Promise<readonly string[]> => {
  const read = await parsePublicationYaml(`${HEAD}theme:\n${theme}`, media);
  return read.ok
    ? []
    : read.error.map(({ place, pointer, detail }) => `${place?.line} ${pointer}: ${detail}`);
};

describe("a theme in publication.yaml", () => {
  it("has colours of two schemes, and fonts of the reader's machine or of ours", async () => {
    const read = await parsePublicationYaml(
      `${HEAD}theme:
  light: { accent: "#00529B" }
  dark: { accent: "#8ab4f8" }
  fonts:
    text:
      family: Wire Serif
      files:
        - { src: media/text.woff2, weight: 200 900 }
        - { src: media/text.woff2, style: italic }
    furniture: { family: Verdana }
`,
      media,
    );
    expect(read.ok && read.value.theme).toEqual({
      light: { accent: "#00529b" },
      dark: { accent: "#8ab4f8" },
      fonts: {
        text: {
          family: "Wire Serif",
          files: [
            { url: FONT, weight: "200 900", style: "normal" },
            { url: FONT, weight: "400", style: "italic" },
          ],
        },
        furniture: { family: "Verdana" },
      },
    });
  });

  it("is told of faint colours at their line, with the contrast they have and the one they need", async () => {
    expect(await told('  light:\n    ink: "#999999"\n  dark:\n    accent: "#552222"\n')).toEqual([
      "11 /theme/light/ink: the contrast of light ink #999999 on tint #f7f6f3 is 2.63:1; text needs 4.5:1",
      "13 /theme/dark/accent: the contrast of dark accent #552222 on tint #221f1a is 1.28:1; text needs 4.5:1",
    ]);
  });

  it("is told of everything else that is wrong with it", async () => {
    const fonts = (files: string) => `  fonts: { text: { family: A, files: [${files}] } }\n`;
    expect(await told('  light: { accent: red, papr: "#ffffff" }\n')).toEqual([
      "10 /theme/light/accent: is `red`; write a colour as #rrggbb, such as #8c1c1c",
      '10 /theme/light/papr: "papr" is unknown; did you mean `paper`?',
    ]);
    expect(await told('  fonts: { text: { family: "A\\"; x" } }\n')).toEqual([
      "10 /theme/fonts/text/family: is no name of a font, such as Source Serif 4",
    ]);
    expect(await told(fonts("{ src: media/none.woff2 }"))).toEqual([
      "10 /theme/fonts/text/files/0/src: does not exist",
    ]);
    expect(await told(fonts("{ src: media/dot.png }, { src: media/large.woff2 }"))).toEqual([
      "10 /theme/fonts/text/files/0/src: is image/png; a font is a .woff2 file",
      "10 /theme/fonts/text/files/1/src: has 300001 bytes; at most 300000, with fewer glyphs",
    ]);
    expect(await told(fonts("{ src: media/text.woff2, weight: bold, style: oblique }"))).toEqual([
      "10 /theme/fonts/text/files/0/weight: is no weight; write 400, or 200 900 of a variable font",
      "10 /theme/fonts/text/files/0/style: is `oblique`; use `normal` or `italic`",
    ]);
  });
});

describe("a theme in JSON", () => {
  it("is read into the same again, and held to the same contrast", () => {
    const files = [{ url: FONT, weight: "400", style: "normal" }] as const;
    const theme = {
      light: { accent: "#00529b" },
      fonts: { text: { family: "Wire Serif", files } },
    };
    expect(parsePublication(aPublication({ theme }))).toEqual(ok(aPublication({ theme })));
    const problems = (wrong: object): readonly string[] => {
      const read = parsePublication({ ...aPublication(), theme: wrong });
      return read.ok ? [] : read.error.map(({ pointer, detail }) => `${pointer} ${detail}`);
    };
    expect(problems({ dark: { ink: "#333333" } })).toEqual([
      expect.stringMatching(
        /^\/theme\/dark\/ink the contrast of dark ink #333333 on .* text needs/,
      ),
    ]);
    const elsewhere = [{ url: "https://fonts.example/a.woff2" }];
    expect(problems({ fonts: { text: { family: "A", files: elsewhere } } })).toEqual([
      "/theme/fonts/text/files/0/url is no font of ours; write /media/<sha256>.woff2",
    ]);
  });
});
