import { beforeAll, describe, expect, it } from "vitest";
import { feedPaths, origin, publishedSources, read, type Source } from "./newsstand.ts";
import { disagreements } from "./readers/disagreement.ts";
import { PANEL } from "./readers/panel.ts";
import { expectedOf, type Format, FORMATS, instantIn, type Reading } from "./readers/reading.ts";
import { plainParagraphs, truth } from "./readers/truth.ts";

interface JsonItem {
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly summary: string;
  readonly content_html: string;
  readonly date_published: string;
  readonly date_modified: string;
  readonly authors: readonly { readonly name: string }[];
  readonly tags: readonly string[];
}

const paths = feedPaths();
const documents = new Map<Format, readonly string[]>();
/** What every reader has to find in each feed. It comes from JSON Feed, which needs no reader. */
let expected: readonly (readonly Reading[])[] = [];

/** Whether a feed carries what its articles say; else readers show what they like, of enclosures the first. */
const hasBodies = (at: number): boolean => paths[at] !== "/feeds/headlines";

/** Where there is no body, some readers show the summary in its place, and then nothing as summary. */
const inShort = (
  wanted: Partial<Reading>,
  found: Partial<Reading> | undefined,
): Partial<Reading> => {
  const missing = found?.summary ? ["body"] : ["body", "summary"];
  return Object.fromEntries(Object.entries(wanted).filter(([field]) => !missing.includes(field)));
};

beforeAll(async () => {
  for (const format of FORMATS) {
    documents.set(format, await Promise.all(paths.map((path) => read(`${path}/${format}`))));
  }
  const enclosures = new Map(truth().map((entry) => [entry.id, entry.enclosures]));
  expected = (documents.get("feed.json") ?? []).map((document, at) =>
    (JSON.parse(document) as { readonly items: readonly JsonItem[] }).items.map((item) => ({
      id: item.id,
      url: item.url,
      title: item.title,
      summary: item.summary,
      published: instantIn(item.date_published),
      updated: instantIn(item.date_modified),
      writers: item.authors.map(({ name }) => name),
      categories: item.tags,
      body: item.content_html,
      enclosures: (enclosures.get(item.id) ?? []).slice(0, hasBodies(at) ? undefined : 1),
    })),
  );
});

/** What the settings say of the selection `how-it-works`. */
const isAboutOurTrade = ({
  section,
  topics = [],
  language = "en",
}: Source["frontMatter"]): boolean =>
  ["syndication", "platform"].includes(section) && language === "en" && !topics.includes("http");

describe("what readers have to find", () => {
  it("is what the sources of every article say, in every field, newest first", () => {
    const front = expected[paths.indexOf("")] ?? [];
    expect(front).toHaveLength(publishedSources.length);
    for (const [at, entry] of truth().entries()) expect(front[at]).toMatchObject(entry);
  });

  it.each(publishedSources)("has the text of $slug", (source) => {
    const body = expected[paths.indexOf("")]?.find(({ id }) => id === source.frontMatter.id)?.body;
    const paragraphs = plainParagraphs(source);
    expect(paragraphs.length).toBeGreaterThan(0);
    for (const paragraph of paragraphs) expect(body).toContain(`<p>${paragraph}</p>`);
  });

  it("is in each feed that the article belongs to, and stands alone at the end of its own", () => {
    for (const { slug, frontMatter, body } of publishedSources) {
      const { id, section, topics = [], byline, language = "en" } = frontMatter;
      const writers = byline.flatMap(({ writer = [] }) => writer);
      const member = [
        "",
        `/sections/${section}`,
        ...topics.map((topic) => `/topics/${topic}`),
        ...writers.map((writer) => `/authors/${writer}`),
        `/languages/${language.toLowerCase()}`,
        "/feeds/headlines",
        ...(isAboutOurTrade(frontMatter) ? ["/feeds/how-it-works"] : []),
        ...(/^:+(?:audio|video)\[/m.test(body) ? ["/feeds/listen"] : []),
        `/articles/${slug}`,
      ];
      const found = paths.filter((_, at) => expected[at]?.some((entry) => entry.id === id));
      expect(found.toSorted()).toEqual([...new Set(member)].sort());
      expect(expected[paths.indexOf(`/articles/${slug}`)]?.at(-1)?.id).toBe(id);
    }
  });

  it("is a file of the stated type and length at each enclosure's address", async () => {
    for (const { url, type, bytes } of truth().flatMap(({ enclosures }) => enclosures)) {
      const response = await fetch(new URL(url, origin()), { method: "HEAD" });
      expect([
        response.headers.get("content-type"),
        Number(response.headers.get("content-length")),
      ]).toEqual([type, bytes]);
    }
  });
});

it("has a panel of at least eight readers, in more than three languages", () => {
  expect(PANEL.length).toBeGreaterThanOrEqual(8);
  expect(new Set(PANEL.map(({ language }) => language)).size).toBeGreaterThan(3);
});

describe.each(PANEL)("$name ($language)", (reader) => {
  const formats = FORMATS.filter((format) => reader.fields[format]);
  it.skipIf(reader.isMissing()).each(formats)(
    "finds every field of every entry in each %s",
    async (format) => {
      const read = documents.get(format) ?? [];
      const found = await reader.read(format, read);
      expect(
        paths.flatMap((path, at) => {
          const shown = found[at] ?? [];
          const entries = reader.diesOf?.(read[at] ?? "") ? [] : (expected[at] ?? []);
          const wanted = entries.map((entry) => expectedOf(reader, format, entry));
          const due = hasBodies(at) ? wanted : wanted.map((entry, n) => inShort(entry, shown[n]));
          return disagreements(`${path}/${format}`, shown, due);
        }),
      ).toEqual([]);
    },
  );
});
