import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { parse } from "yaml";
import { CONTENT, origin, publishedSources, type Source } from "../newsstand.ts";
import { type Enclosure, instantIn, type Reading } from "./reading.ts";

/** The types of the sample newsroom's media. */
const TYPES: Readonly<Record<string, string>> = {
  ".jpg": "image/jpeg",
  ".mp3": "audio/mpeg",
  ".mp4": "video/mp4",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".webp": "image/webp",
};

type Labels = Readonly<Record<string, string | { readonly label: string }>>;

const { sections, topics, authors } = parse(
  readFileSync(join(CONTENT, "publication.yaml"), "utf8"),
) as {
  readonly sections: Labels;
  readonly topics: Labels;
  readonly authors: Readonly<Record<string, { readonly name: string }>>;
};

const labelIn = (labels: Labels, key: string): string => {
  const label = labels[key];
  return typeof label === "object" ? label.label : (label ?? key);
};

/** The newest first, as the front page has them: all but the body, from the sources alone. */
export const truth = (): readonly Omit<Reading, "body">[] =>
  publishedSources.map(entryOf).sort((a, b) => (a.published < b.published ? 1 : -1));

const entryOf = (source: Source): Omit<Reading, "body"> => ({
  id: source.frontMatter.id,
  url: new URL(`/articles/${source.slug}`, origin()).href,
  title: source.frontMatter.title,
  summary: source.frontMatter.summary,
  published: instantIn(source.frontMatter.publishedAt),
  updated: updatedOf(source),
  writers: source.frontMatter.byline.flatMap(({ writer }) =>
    writer === undefined ? [] : (authors[writer]?.name ?? writer),
  ),
  categories: [
    labelIn(sections, source.frontMatter.section),
    ...(source.frontMatter.topics ?? []).map((topic) => labelIn(topics, topic)),
  ],
  enclosures: enclosuresOf(source),
});

const updatedOf = ({ frontMatter }: Source): string => {
  const { publishedAt, updatedAt, corrections = [], developments = [] } = frontMatter;
  const changes = [...corrections, ...developments].map(({ at }) => at);
  const [newest] = (updatedAt ? [updatedAt] : [publishedAt, ...changes])
    .map(instantIn)
    .sort()
    .toReversed();
  return newest ?? "";
};

/** What the body plays, or else the opening picture. */
const enclosuresOf = ({ frontMatter, body }: Source): readonly Enclosure[] => {
  const recordings = [...body.matchAll(/^:::?(?:audio|video)\[.*\]\{.*?src="([^"]+)"/gm)];
  const files = recordings.map(([, src = ""]) => src);
  return (files.length > 0 ? files : [frontMatter.picture?.src ?? []].flat()).map(enclosure);
};

const enclosure = (src: string): Enclosure => {
  const bytes = readFileSync(join(CONTENT, "articles", src));
  const extension = extname(src);
  const name = `${createHash("sha256").update(bytes).digest("hex")}${extension}`;
  return {
    url: new URL(`/media/${name}`, origin()).href,
    type: TYPES[extension] ?? extension,
    bytes: bytes.byteLength,
  };
};

/** Paragraphs of a source without any markup: its body has to have them as they are. */
export const plainParagraphs = ({ body }: Source): readonly string[] =>
  body
    .trim()
    .split("\n\n")
    .filter((line) => /^\p{L}[^*_~`"[\]:<>|&\\]+$/u.test(line));
