import { describe, expect, it } from "vitest";
import { CHAPTERS_MAX } from "../../src/authoring/limits.ts";
import { parseMarkdown } from "../../src/authoring/markdown.ts";
import { parseSubmission } from "../../src/authoring/submission.ts";
import type { Audio } from "../../src/model/media.ts";
import { anArticle } from "../support/builders.ts";
import { aContext } from "./context.ts";

const MP3 = "../media/x.mp3";
const VTT = `/media/${"0".repeat(64)}.vtt`;

const { cards: _, ...fields } = anArticle();

const readHtml = async (html: string) => {
  const read = await parseSubmission({ ...fields, html }, aContext());
  return read.ok
    ? read.value.article.cards.flatMap(({ blocks }) => blocks)
    : read.error.map(({ detail }) => detail);
};

describe("the chapters in HTML", () => {
  it("are a list inside the recording, beside its source and its words", async () => {
    const html = `<figure><audio title="Signal" data-duration="150" controls>
      <source src="${MP3}" type="audio/mpeg">
      <track src="../media/x.vtt" kind="descriptions" srclang="en">
      <ol class="chapters"><li>0:00 Opening</li><li><p>1:05 <a href="/articles/key">The key</a></p></li></ol>
      </audio><figcaption>How it sounds</figcaption></figure>`;
    expect(await readHtml(html)).toMatchObject([
      {
        type: "audio",
        audio: {
          title: "Signal",
          caption: "How it sounds",
          transcriptUrl: VTT,
          chapters: [
            { startSeconds: 0, title: "Opening" },
            { startSeconds: 65, title: "The key", url: "/articles/key" },
          ],
        },
      },
    ]);
  });

  it("are refused where there are too many, or one has too long a title", async () => {
    const list = (items: readonly string[]): string =>
      `<audio src="${MP3}" title="x" data-duration="86400"><ul>${items.join("")}</ul></audio>`;
    const many = Array.from({ length: CHAPTERS_MAX + 1 }, (_, index) => `<li>${index}:00 x</li>`);
    expect(await readHtml(list(many.slice(1)))).toHaveLength(1);
    expect(await readHtml(list(many))).toEqual([
      `has ${CHAPTERS_MAX + 1} chapters; at most 100 fit`,
    ]);
    expect(await readHtml(list([`<li>0:00 ${"x".repeat(1001)}</li>`]))).toEqual([
      "a chapter's title is too long; 1000 characters fit",
    ]);
  });
});

const problemsOf = async (over: Partial<Record<keyof Audio, unknown>>) => {
  const audio = {
    url: "https://elsewhere.example/x.mp3",
    type: "audio/mpeg",
    bytes: 100,
    title: "Signal",
    durationSeconds: 150.5,
    ...over,
  };
  const json = { ...anArticle(), cards: [{ blocks: [{ type: "audio", audio }] }] };
  const read = await parseSubmission(json, aContext());
  return read.ok
    ? []
    : read.error.map(({ pointer, detail }) => `${pointer?.split("/audio/")[1]}: ${detail}`);
};

describe("the chapters in JSON", () => {
  it("are in order, inside the recording, and to the millisecond", async () => {
    const chapters = [
      { startSeconds: 0.00049, title: "a" },
      { startSeconds: 150.499, title: "b" },
    ];
    expect(await problemsOf({ chapters })).toEqual([]);
    expect(
      await problemsOf({
        chapters: [
          { startSeconds: 1.0001, title: "a" },
          { startSeconds: 1.0002, title: "b" },
          { startSeconds: 150.5, title: "c" },
        ],
      }),
    ).toEqual([
      "chapters/1/startSeconds: is `1`, which is not after the chapter before it",
      "chapters/2/startSeconds: is `150.5`, which is not within the recording's 150.5 seconds",
    ]);
  });

  it("are refused with every problem, each with its pointer", async () => {
    expect(await problemsOf({ chapters: [] })).toEqual(["chapters: is empty"]);
    expect(
      await problemsOf({
        chapters: [
          { startSeconds: -1, title: "" },
          { startSeconds: 1, title: "b", url: "mailto:a@b.example", img: "x" },
        ],
      }),
    ).toEqual([
      "chapters/0/startSeconds: is too small; 0 is the least",
      "chapters/0/title: is empty",
      "chapters/1/url: is `mailto:a@b.example`; write a URL of https: or http:, or a path that begins with a single /",
      'chapters/1/img: "img" is unknown; use `startSeconds`, `title` or `url`',
    ]);
  });
});

describe("the words of a recording", () => {
  it("are a file of a type that holds words, or a page", async () => {
    for (const transcriptUrl of ["/articles/words", "https://example.org/words.html"]) {
      expect(await problemsOf({ transcriptUrl })).toEqual([]);
    }
    expect(await problemsOf({ transcriptUrl: `/media/${"a".repeat(64)}.png` })).toEqual([
      "transcriptUrl: is of another type; publish it as `vtt` or `srt`",
    ]);
    expect(await problemsOf({ transcriptUrl: `/media/${"b".repeat(64)}.vtt` })).toHaveLength(1);
  });

  it("may stand beside the article, in either form", async () => {
    const read = await parseMarkdown(
      [
        "---",
        `id: ${anArticle().id}`,
        "title: x\nsummary: x\npublishedAt: 2026-11-20T09:00:00Z\nsection: world",
        "byline: [{ writer: ada }]",
        "---",
        `::audio[x]{src="${MP3}" duration=1 transcript="../media/x.srt"}`,
      ].join("\n"),
      aContext(),
    );
    expect(read).toMatchObject({
      value: {
        article: {
          cards: [{ blocks: [{ audio: { transcriptUrl: VTT.replace("vtt", "srt") } }] }],
        },
      },
    });
  });
});
