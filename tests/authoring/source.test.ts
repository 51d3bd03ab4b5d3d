import { readFile } from "node:fs/promises";
import { join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseMarkdown } from "../../src/authoring/markdown.ts";
import { writeArticle } from "../../src/authoring/source/article.ts";
import { writePublication } from "../../src/authoring/source/publication.ts";
import type { Article } from "../../src/model/article.ts";
import type { Block } from "../../src/model/block.ts";
import type { LanguageTag } from "../../src/model/language.ts";
import type { Submission } from "../../src/model/submission.ts";
import {
  EVERY_FILE,
  aPicture,
  aPodcast,
  aPublication,
  aTheme,
  anArticle,
  anAudio,
  inline,
  instant,
  paragraph,
  renditionsOf,
  slug,
} from "../support/builders.ts";
import { articleArb } from "./arbitrary.ts";
import { aContext } from "./context.ts";
import { expectGolden } from "./golden.ts";

const ENGLISH = "en" as LanguageTag;

const anArticleOf = (...blocks: readonly Block[]): Article =>
  anArticle("first", { cards: [{ blocks }] });

const written = async (submission: Submission): Promise<string> => {
  const { source, isExact } = await writeArticle(submission, ENGLISH);
  if (!isExact) throw new Error(`This is read as something else: ${source}`);
  return source;
};

describe("settings written as YAML", () => {
  it("are read as themselves, of whatever kind they are", async () => {
    const { source, isExact } = await writePublication(
      aPublication({
        ...EVERY_FILE,
        icons: [{ url: aPicture().url, type: "image/png", size: 32, purpose: "any" }],
        logo: aPicture(),
        theme: aTheme(),
        languages: { en: { label: "English" }, ar: { label: "العربية", description: "Arabic" } },
        feeds: {
          picks: { label: "Picks", sections: [slug("world")], limit: 5, summaryOnly: true },
          heard: { label: "Heard", podcast: aPodcast({ locked: true }) },
        },
      }),
    );
    expect(isExact).toBe(true);
    expect(source).toContain("{ world: World, culture: Culture }");
    expect(source).not.toContain("icons");
  });
});

describe("an article written as Markdown", () => {
  it("is read as itself, whatever it says", async () => {
    await fc.assert(
      fc.asyncProperty(articleArb, async (article) => {
        await written({ article });
      }),
      { numRuns: 30 },
    );
  });

  it("is what an author would have written", async () => {
    const source = await readFile(join(import.meta.dirname, "fixtures/everything.md"), "utf8");
    const read = await parseMarkdown(source, aContext({ slug: slug("everything") }));
    if (!read.ok) throw new Error("the fixture has problems");
    await expectGolden("everything.written.md", await written(read.value));
  });

  it("has HTML only where Markdown has no words", async () => {
    const audio = anAudio({ caption: inline("Heard <em>here</em>"), durationSeconds: 12.345 });
    const source = await written({
      article: anArticleOf(
        { type: "audio", audio },
        {
          type: "table",
          alignments: ["end", null],
          head: [],
          rows: [[inline("1"), inline("<b>a</b>")]],
        },
        { type: "quote", paragraphs: [inline("\u2014 begins like a name")] },
        paragraph("Plain <em>words</em>."),
      ),
    });
    expect(source.split("---\n")[2]).toBe(`
<figure><audio src="../media/${"b".repeat(64)}.mp3" title="The wire, episode 1" data-duration="12.345" data-credit="Ada Writer" data-role="producer" data-transcript="/articles/podcast-transcript"></audio><figcaption>Heard <em>here</em></figcaption></figure>

<table><tr><td align="right">1</td><td><b>a</b></td></tr></table>

<blockquote><p>\u2014<!-- --> begins like a name</p></blockquote>

Plain _words_.
`);
  });

  it("says of an address that is no link, and of a link that could be embedded, what they are", async () => {
    const url = "https://www.youtube.com/watch?v=dQw4w9WgXcQ";
    const source = await written({
      article: anArticleOf(
        paragraph("See https://example.org, www.example.org or desk@example.org."),
        { type: "embed", provider: "link", url, title: "A talk" },
      ),
    });
    expect(source).toContain("https<!-- -->://example.org");
    expect(source).toContain(`::embed[A talk]{url="${url}" provider=link}`);
  });

  it("tells a bar in a kicker from the bar behind it", async () => {
    const bar = inline("a | b");
    const source = await written({
      article: anArticle("first", {
        cards: [
          { kicker: "Explained", heading: bar, blocks: [] },
          { kicker: "a | b", heading: bar, blocks: [] },
          { heading: bar, blocks: [] },
        ],
      }),
    });
    expect(source).toContain("## Explained | a &#124; b\n");
    expect(source).toContain('<h2 data-kicker="a | b">a | b</h2>\n');
    expect(source).toContain(String.raw`## a \| b`);
  });

  it("says what stands around the text only where it is not taken for granted", async () => {
    const article = anArticle("first", {
      language: "ar" as LanguageTag,
      direction: "ltr",
      updatedAt: instant("2026-11-03T08:00:00Z"),
    });
    const withdrawn = { at: instant("2026-11-04T08:00:00Z"), reason: "Wrong: all of it" };
    const source = await written({ article, withdrawn });
    expect(source).toContain("updatedAt: 2026-11-03T08:00:00Z\nlanguage: ar\ndirection: ltr\n");
    expect(source).toContain('withdrawn: { at: 2026-11-04T08:00:00Z, reason: "Wrong: all of it" }');
    expect(await written({ article: anArticle() })).not.toMatch(
      /^(?:language|updatedAt|topics: )\b.*$/m,
    );
  });

  it("says what its life is: embargo, breaking news, the slugs it had", async () => {
    const embargo = anArticle().publishedAt;
    const movedFrom = [slug("zeroth")];
    const source = await written({ article: anArticle(), embargo, breaking: true, movedFrom });
    expect(source).toContain(`embargo: ${embargo}\nbreaking: true\nmovedFrom: [ zeroth ]\n`);
  });

  it("leaves renditions to be made anew, and joins cards that no heading parts", async () => {
    const article = anArticle("first", {
      picture: aPicture({ renditions: renditionsOf(480, 960) }),
      cards: [{ blocks: [paragraph("One.")] }, { blocks: [] }, { blocks: [paragraph("Two.")] }],
    });
    const source = await written({ article });
    expect(source).not.toContain("webp");
    expect(source.endsWith("---\n\nOne.\n\nTwo.\n")).toBe(true);
  });

  it("says so where a file could not say it", async () => {
    const poster = aPicture();
    const video = { ...anAudio(), type: "video/mp4", width: 16, height: 9, poster };
    const { transcriptUrl: _, ...plain } = video;
    const article = anArticleOf({ type: "video", video: plain });
    // The poster has a caption of its own, for which a video has no place.
    expect((await writeArticle({ article }, ENGLISH)).isExact).toBe(false);
  });
});
