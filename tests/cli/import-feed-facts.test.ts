import { describe, expect, it } from "vitest";
import { EXIT } from "../../src/cli/exit-code.ts";
import type { FakeApi } from "../support/fake-api.ts";
import { anEmptyDeskEach } from "./importing.ts";

const desk = anEmptyDeskEach();

const ATOM = 'xmlns="http://www.w3.org/2005/Atom"';
const DUBLIN_CORE = 'xmlns:dc="http://purl.org/dc/elements/1.1/"';
const WXR = 'xmlns:wp="http://wordpress.org/export/1.2/"';
const DATED = "<published>2020-03-03T09:00:00Z</published><updated>2020-03-03T09:00:00Z</updated>";

const entry = (inside: string, attributes = ""): string =>
  `<entry${attributes}><id>https://a.example/1</id><title>One</title>${DATED}${inside}</entry>`;
const rss = (channel: string, inside = "", more = ""): string =>
  `<rss version="2.0" ${DUBLIN_CORE} ${WXR}><channel><title>A feed</title>${channel}
  <item><title>One</title><guid>https://a.example/1</guid><description>Text.</description>
  <pubDate>Tue, 03 Mar 2020 09:00:00 GMT</pubDate>${inside}</item>${more}</channel></rss>`;
const POST =
  "<wp:post_type>post</wp:post_type><wp:post_id>1</wp:post_id><wp:status>publish</wp:status>";

/** The one that has arrived. */
const articleOf = ({ articles }: FakeApi): unknown => {
  const [kept, ...others] = articles.values();
  expect(others).toEqual([]);
  return kept?.document;
};

describe("the language of an article", () => {
  it.each([
    [
      "content",
      `<feed ${ATOM} xml:lang="de">${entry('<content xml:lang="ar">مرحبا</content>')}</feed>`,
      "ar",
    ],
    [
      "an entry",
      `<feed ${ATOM} xml:lang="de">${entry("<content>Hej.</content>", ' xml:lang="sv"')}</feed>`,
      "sv",
    ],
    [
      "a feed of Atom",
      `<feed ${ATOM} xml:lang="de">${entry("<content>Ja.</content>")}</feed>`,
      "de",
    ],
    ["a channel", rss("<language>fr-CA</language>"), "fr-CA"],
    ["an item", rss("<language>fr</language>", "<dc:language>es</dc:language>"), "es"],
    ["an export of WordPress", rss("<language>de-DE</language>", POST), "de-DE"],
    [
      "a channel of RSS 1.0",
      `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" ${DUBLIN_CORE}>
      <channel><title>A feed</title><dc:language>nl</dc:language></channel>
      <item><title>One</title><link>https://a.example/1</link><description>Tekst.</description><dc:date>2020-03-03T09:00:00Z</dc:date></item></rdf:RDF>`,
      "nl",
    ],
    ["nobody", rss(""), "en"],
  ])("is what %s says", async (_, text, language) => {
    await desk.project.write("source.xml", text);
    expect(await desk.importFrom("source.xml")).toMatchObject({ code: EXIT.done });
    expect(articleOf(desk.api)).toMatchObject({ language });
  });
});

it("a language that is none is told, and the newsroom's is taken", async () => {
  await desk.project.write("source.xml", rss("<language>English, mostly</language>"));
  const { code, out } = await desk.importFrom("source.xml", "--report", "losses.jsonl");
  expect([code, out.join("\n")]).toEqual([EXIT.done, expect.stringContaining("losses.jsonl")]);
  expect(await desk.project.read("losses.jsonl")).toContain(
    "the language “English, mostly” is no tag of BCP 47; en is taken",
  );
});

describe("who wrote an entry", () => {
  const named = (name: string): string => `<author><name>${name}</name></author>`;
  it.each([
    ["is of the entry itself", named("Feed"), named("Own"), "own"],
    [
      "is of the feed that it was copied from",
      named("Feed"),
      `<source>${named("Copied")}</source>`,
      "copied",
    ],
    ["is of the feed where it names nobody (RFC 4287 §4.2.1)", named("Feed"), "", "feed"],
  ])("%s", async (_, feed, own, author) => {
    await desk.project.write(
      "source.xml",
      `<feed ${ATOM}>${feed}${entry(`${own}<content>Ja.</content>`)}</feed>`,
    );
    expect(await desk.importFrom("source.xml")).toMatchObject({ code: EXIT.done });
    expect(articleOf(desk.api)).toMatchObject({ byline: [{ author, role: "writer" }] });
  });
});

describe("bytes that are no characters of the encoding that a source names", () => {
  it("keep the item that they are in from being imported, and no other", async () => {
    const second =
      "<item><title>Caf\u00e9</title><guid>2</guid><description>Text.</description><pubDate>Tue, 03 Mar 2020 09:00:00 GMT</pubDate></item>";
    const text = `<?xml version="1.0" encoding="UTF-8"?>\n${rss("", "", second)}`;
    await desk.project.write("source.xml", Buffer.from(text, "latin1"));
    const { code, err } = await desk.importFrom("source.xml");
    expect([code, err]).toEqual([
      EXIT.problems,
      [
        "source.xml:4: has bytes that are no characters of the encoding that the source names, or of UTF-8",
      ],
    ]);
    expect(articleOf(desk.api)).toMatchObject({ title: "One" });
  });

  it("keep JSON from being read at all (RFC 8259 §8.1)", async () => {
    const feed = {
      version: "https://jsonfeed.org/version/1.1",
      title: "F",
      items: [{ id: "1", title: "Caf\u00e9" }],
    };
    await desk.project.write("source.json", Buffer.from(JSON.stringify(feed), "latin1"));
    const { code, err } = await desk.importFrom("source.json");
    expect([code, err]).toEqual([
      EXIT.problems,
      [expect.stringMatching(/source\.json is not JSON: .*encoded data/)],
    ]);
    expect([...desk.api.articles]).toEqual([]);
  });
});
