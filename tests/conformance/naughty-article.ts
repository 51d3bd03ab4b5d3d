import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { NaughtyString } from "./naughty-strings.ts";

/** One text in the three ways that fields hold it. */
interface Spelling {
  /** A line of plain text. */
  readonly line: string;
  /** HTML of phrases. */
  readonly inline: string;
  /** Plain text of several lines. */
  readonly code: string;
}

const REFERENCES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

const escaped = (text: string): string =>
  text.replaceAll(/[&<>"]/g, (character) => REFERENCES[character] ?? "");

/** Between marks, so that what stands at an edge is not trimmed and nothing is empty. */
const marked = (text: string): string => `‹${text}›`;

/** White space as a headline has it: one space each. */
export const onOneLine = (text: string): string => text.replaceAll(/\s+/g, " ").trim();

/** As a hostile or careless client sends it. */
export const sent = ({ text }: NaughtyString): Spelling => ({
  line: marked(text),
  inline: escaped(marked(text)),
  code: marked(text),
});

/** As everybody must get it back. */
export const kept = ({ text, kept: legal = text }: NaughtyString): Spelling => ({
  line: onOneLine(marked(legal)),
  inline: escaped(marked(legal).replaceAll(/[\t\n\r ]+/g, " ")),
  code: marked(legal).replaceAll(/\r\n?/g, "\n"),
});

/** Settings in which each text is the label of a section, a topic and a story, and the name of a writer. */
export const naughtyPublication = (
  spellings: readonly Spelling[],
  origin: string,
): Record<string, unknown> => {
  const [first] = spellings;
  const keyed = <Value>(value: (line: string) => Value): Record<string, Value> =>
    Object.fromEntries(spellings.map(({ line }, at) => [`n-${at}`, value(line)]));
  return {
    title: first?.line,
    description: spellings.map(({ line }) => line.slice(0, 9)).join(" "),
    baseUrl: origin,
    authority: "edgewire.example,2026-11-22",
    language: "en",
    publisher: { name: first?.line },
    copyright: first?.line,
    licence: { url: "https://licence.example/", label: first?.line },
    // The workshop's own stay, for the tests that publish beside this one.
    sections: { ...keyed((line) => ({ label: line, description: line })), workshop: "Workshop" },
    topics: keyed((line) => ({ label: line, description: line })),
    stories: keyed((line) => ({ label: line, description: line })),
    authors: { ...keyed((line) => ({ name: line, kind: "person", bio: line })), desk: "Desk" },
  };
};

const icon = readFileSync(join(import.meta.dirname, "../../content/media/icon.png"));

/** The one picture of all naughty articles: its name is its digest. */
export const NAUGHTY_PICTURE = {
  name: `${createHash("sha256").update(icon).digest("hex")}.png`,
  file: icon,
} as const;

const picture = ({ line, inline }: Spelling) => ({
  url: `/media/${NAUGHTY_PICTURE.name}`,
  type: "image/png",
  bytes: icon.byteLength,
  width: 512,
  height: 512,
  alt: line,
  caption: inline,
  credit: { name: line, role: "illustrator" },
});

/** The cards of an article that has the text in every block that can hold one. */
const naughtyCards = (spelling: Spelling) => {
  const { line, inline, code } = spelling;
  const recording = { bytes: 1, caption: inline, credit: { name: line, role: "producer" } };
  return [
    {
      kicker: line,
      heading: inline,
      blocks: [
        { type: "paragraph", html: `${inline} <em>${inline}</em>` },
        { type: "heading", level: 3, html: inline },
        {
          type: "list",
          ordered: false,
          items: [
            { html: inline, list: { type: "list", ordered: true, items: [{ html: inline }] } },
          ],
        },
        { type: "quote", paragraphs: [inline], attribution: inline },
        { type: "image", picture: picture(spelling) },
        {
          type: "audio",
          audio: {
            ...recording,
            url: "https://media.example/a.mp3",
            type: "audio/mpeg",
            title: line,
            durationSeconds: 1,
          },
        },
        {
          type: "video",
          video: {
            ...recording,
            url: "https://media.example/v.mp4",
            type: "video/mp4",
            title: line,
            durationSeconds: 1,
            width: 1,
            height: 1,
          },
        },
        {
          type: "embed",
          provider: "link",
          url: "https://elsewhere.example/",
          title: line,
          description: line,
        },
        {
          type: "table",
          caption: inline,
          alignments: [null],
          head: [inline],
          rows: [[inline]],
        },
        { type: "code", text: code },
        { type: "timeline", events: [{ at: "2026-11-01", html: inline }] },
        {
          type: "call-to-action",
          html: inline,
          links: [{ label: line, href: "https://elsewhere.example/" }],
        },
      ],
    },
  ];
};

/** What a submission and `article.json` spell alike. */
export const naughtyFields = (at: number, spelling: Spelling) => {
  const { line, inline } = spelling;
  return {
    id: `tag:edgewire.example,2026-11-22:naughty/${at}`,
    title: line,
    summary: line,
    publishedAt: "2026-11-01T08:00:00Z",
    licence: { url: "https://licence.example/", label: line },
    picture: picture(spelling),
    cards: naughtyCards(spelling),
    corrections: [{ at: "2026-11-02T08:00:00Z", html: inline }],
    developments: [{ at: "2026-11-03T08:00:00Z", title: line, html: inline }],
  };
};
