import { beforeAll, describe, expect, it } from "vitest";
import {
  childrenNamed,
  onlyChild,
  parseXml,
  textOf,
  type XmlElement,
} from "../support/xml-tree.ts";
import { ampFindings } from "./amp-judge.ts";
import { htmlFindings } from "./html-judge.ts";
import { expectWellFormed, isMissing } from "./judges.ts";
import {
  kept,
  NAUGHTY_PICTURE,
  naughtyFields,
  naughtyPublication,
  onOneLine,
  sent,
} from "./naughty-article.ts";
import { NAUGHTY_STRINGS } from "./naughty-strings.ts";
import { read } from "./newsstand.ts";
import { visibleText } from "./visible-text.ts";
import { publish, upload, workshopOrigin } from "./workshop.ts";

const FILES = ["rss.xml", "atom.xml", "feed.json", "article.json", "amp", ""] as const;
const documents = new Map<string, string>();
const documentOf = (at: number, file: (typeof FILES)[number]): string =>
  documents.get(`${at}/${file}`) ?? "";

beforeAll(async () => {
  const settings = naughtyPublication(NAUGHTY_STRINGS.map(sent), workshopOrigin());
  await publish("publication", settings, { "If-Match": "*" });
  await upload(NAUGHTY_PICTURE.name, NAUGHTY_PICTURE.file);
  await Promise.all(
    NAUGHTY_STRINGS.map((naughty, at) =>
      publish(`articles/n-${at}`, {
        ...naughtyFields(at, sent(naughty)),
        section: `n-${at}`,
        topics: [`n-${at}`],
        story: `n-${at}`,
        byline: [{ author: `n-${at}`, role: "writer" }],
      }),
    ),
  );
  await Promise.all(
    NAUGHTY_STRINGS.flatMap((_, at) =>
      FILES.map(async (file) => {
        documents.set(
          `${at}/${file}`,
          await read(`/articles/n-${at}/${file}`.replace(/\/$/, ""), workshopOrigin()),
        );
      }),
    ),
  );
}, 120_000);

const atom = (name: string): string => `{http://www.w3.org/2005/Atom}${name}`;
const dc = (name: string): string => `{http://purl.org/dc/elements/1.1/}${name}`;
const encoded = "{http://purl.org/rss/1.0/modules/content/}encoded";

/** Every title, description and credit of Media RSS, below the element. */
const mediaTexts = (element: XmlElement): readonly string[] =>
  element.children.flatMap((child) => [
    ...(/^\{http:\/\/search\.yahoo\.com\/mrss\/\}(?:title|description|credit)$/.test(child.name)
      ? [onOneLine(child.text)]
      : []),
    ...mediaTexts(child),
  ]);

/** How often a body shows the text: in each of its blocks, the story, the notes and the picture. */
const TIMES_IN_BODY = 32;

const occurrences = (text: string, part: string): number => onOneLine(text).split(part).length - 1;

describe.each(
  NAUGHTY_STRINGS.map((naughty, at) => ({ name: naughty.name, at, spelling: kept(naughty) })),
)("$name", ({ at, spelling }) => {
  const { line } = spelling;

  it("comes back from the article's data in every field", () => {
    const ours = `"${workshopOrigin()}/media/`;
    expect(JSON.parse(documentOf(at, "article.json").replaceAll(ours, '"/media/'))).toMatchObject({
      ...naughtyFields(at, spelling),
      byline: [{ name: line }],
      section: { label: line },
      topics: [{ label: line }],
      story: { key: `n-${at}`, name: line },
    });
  });

  it("comes back from RSS, Atom and JSON Feed, the body alike in all three", () => {
    const [, , item] = childrenNamed(
      onlyChild(parseXml(documentOf(at, "rss.xml")), "channel"),
      "item",
    );
    const [, , entry] = childrenNamed(parseXml(documentOf(at, "atom.xml")), atom("entry"));
    const [, , jsonItem] = (
      JSON.parse(documentOf(at, "feed.json")) as { items: Record<string, unknown>[] }
    ).items;
    if (!item || !entry || !jsonItem) throw new Error("not two notes and the article");
    expect(jsonItem).toMatchObject({
      title: line,
      summary: line,
      authors: [{ name: line }],
      tags: [line, line],
      attachments: [{ title: line }, { title: line }],
    });
    expect([textOf(entry, atom("title")), textOf(entry, atom("summary"))]).toEqual([line, line]);
    expect(textOf(onlyChild(entry, atom("author")), atom("name"))).toBe(line);
    expect(
      childrenNamed(entry, atom("category")).map(({ attributes }) => attributes["label"]),
    ).toEqual([line, line]);
    expect([textOf(item, "title"), visibleText(textOf(item, "description"))]).toEqual([line, line]);
    expect(textOf(item, dc("creator"))).toBe(line);
    expect(childrenNamed(item, "category").map(({ text }) => text)).toEqual([line, line]);

    const media = mediaTexts(item);
    expect(media.length).toBeGreaterThan(3 * 2);
    expect(new Set(media)).toEqual(new Set([line]));

    const body = String(jsonItem["content_html"]);
    expect(textOf(item, encoded)).toBe(body);
    expect(textOf(entry, atom("content"))).toBe(body);
    expect(occurrences(visibleText(body), line)).toBe(TIMES_IN_BODY);
  });

  it("comes back from HTML and AMP, and leaves them valid", async () => {
    for (const file of ["", "amp"] as const) {
      const page = documentOf(at, file);
      expect(onOneLine(visibleText(page, "h1"))).toBe(line);
      expect(onOneLine(visibleText(page, "title"))).toContain(line);
      expect(occurrences(visibleText(page), line)).toBeGreaterThan(TIMES_IN_BODY);
      const data = /<script type="application\/ld\+json">([^]*?)<\/script>/.exec(page)?.[1];
      expect(JSON.parse(data ?? "")).toMatchObject({ headline: line, description: line });
    }
    expect(await htmlFindings(documentOf(at, ""))).toEqual([]);
    expect(ampFindings(documentOf(at, "amp"))).toEqual([]);
  });
});

describe("all of them", () => {
  it.skipIf(isMissing("xmllint"))("leave RSS and Atom well-formed for libxml2 too", () => {
    expect(() => expectWellFormed({ "bad.xml": "<a>]]></a>" })).toThrow("bad.xml");
    const files = [...documents].filter(([name]) => name.endsWith(".xml"));
    expect(files).toHaveLength(2 * NAUGHTY_STRINGS.length);
    expect(() =>
      expectWellFormed(
        Object.fromEntries(files.map(([name, document]) => [name.replace("/", "-"), document])),
      ),
    ).not.toThrow();
  });

  it("leave the front page and its feeds valid, titled as the publication is", async () => {
    const { line } = kept(NAUGHTY_STRINGS[0]);
    const channel = onlyChild(parseXml(await read("/rss.xml", workshopOrigin())), "channel");
    const feed = parseXml(await read("/atom.xml", workshopOrigin()));
    expect([textOf(channel, "title"), textOf(feed, atom("title"))]).toEqual([line, line]);
    expect(JSON.parse(await read("/feed.json", workshopOrigin()))).toMatchObject({ title: line });
    expect(await htmlFindings(await read("/", workshopOrigin()))).toEqual([]);
  });
});
