import { describe, expect, it } from "vitest";
import { parsePublication, parsePublicationYaml } from "../../src/authoring/publication.ts";
import { aPicture, aPublication, slug } from "../support/builders.ts";
import { ok } from "../../src/model/result.ts";
import { aContext } from "./context.ts";

const YAML = `title: The Example Wire
description: News for tests.
baseUrl: https://news.example/
authority: news.example,2026-11-01
language: en
publisher: { name: Example Press, email: desk@news.example }
copyright: © 2026 Example Press
licence: { url: https://creativecommons.org/licenses/by/4.0/, label: CC BY 4.0 }
hubs: ["https://hub.example/"]
logo: { src: ../media/logo.png, alt: The Example Wire }
sections:
  world: World
  culture: { label: Culture }
topics: { syria: Syria, feeds: Feeds & readers }
stories: { the-wire: The wire & its makers }
authors:
  ada: Ada Writer
  bob: { name: Bob Editor, url: https://bob.example/ }
  desk: { name: Example desk, kind: organization }
`;

const FEEDS = `languages:
  en: English
  pt-BR: { label: Português, description: No Brasil. }
feeds:
  short: { label: In short, sections: [world], exclude: { topics: [feeds], languages: [pt-BR] }, limit: 12, summaryOnly: true }
`;

describe("the publication's settings", () => {
  it("may have languages and selections, the same in YAML and JSON", async () => {
    const value = aPublication({
      languages: {
        en: { label: "English" },
        "pt-br": { label: "Português", description: "No Brasil." },
      },
      feeds: {
        short: {
          label: "In short",
          sections: [slug("world")],
          exclude: { topics: [slug("feeds")], languages: [slug("pt-br")] },
          limit: 12,
          summaryOnly: true,
        },
      },
    });
    const yaml = YAML.replace(/^logo.*\n/m, "") + FEEDS;
    expect(await parsePublicationYaml(yaml, aContext().media)).toEqual({ ok: true, value });
    expect(parsePublication(JSON.parse(JSON.stringify(value)))).toEqual({ ok: true, value });
  });

  it("may name web readers, the same in YAML and JSON", async () => {
    const readers = [
      { name: "Reader", subscribe: "https://reader.example/?add={url}" },
      { name: "Path", subscribe: "https://path.example/feed/{url}#top" },
    ];
    const yaml = `${YAML.replace(/^logo.*\n/m, "")}readers:
  - { name: Reader, subscribe: "https://READER.example?add={url}" }
  - { name: Path, subscribe: "https://path.example/feed/{url}#top" }
`;
    const value = aPublication({ readers });
    expect(await parsePublicationYaml(yaml, aContext().media)).toEqual({ ok: true, value });
    expect(parsePublication(JSON.parse(JSON.stringify(value)))).toEqual({ ok: true, value });
  });

  it.each([
    "https://reader.example/?add=",
    "https://reader.example/?a={url}&b={url}",
    "https://{url}/",
    "https://{url}.example/?add={url}",
    "https://user:word@reader.example/?add={url}",
    "http://reader.example/?add={url}",
    "javascript:{url}",
    "{url}",
  ])("refuse %s, where a feed could not be subscribed to", (subscribe) => {
    const read = parsePublication(aPublication({ readers: [{ name: "Reader", subscribe }] }));
    expect(read.ok ? [] : read.error).toMatchObject([
      { pointer: "/readers/0/subscribe", detail: expect.stringContaining(`is \`${subscribe}\`;`) },
    ]);
  });

  it("may make a selection a podcast, its artwork named by file", async () => {
    const YAML_PODCAST = `feeds:
  listen: { label: Listen, podcast: { image: { src: ../media/art.png, alt: A wire }, category: News, explicit: false } }
`;
    const art = { type: "image/png", bytes: 100, width: 1400, height: 1400 };
    const url = `/media/${"0".repeat(64)}.png`;
    const sized = (height: number) =>
      aContext({
        media: async (srcs) => new Map(srcs.map((src) => [src, ok({ url, ...art, height })])),
      });
    const yaml = YAML.replace(/^logo.*\n/m, "") + YAML_PODCAST;
    const read = await parsePublicationYaml(yaml, sized(1400).media);
    const podcast = { image: { url, alt: "A wire", ...art }, category: "News", explicit: false };
    const value = aPublication({ feeds: { listen: { label: "Listen", podcast } } });
    expect(read).toEqual({ ok: true, value });
    expect(parsePublication(JSON.parse(JSON.stringify(value)))).toEqual(read);
    expect(await parsePublicationYaml(yaml, sized(900).media)).toMatchObject({
      error: [
        { pointer: "/feeds/listen/podcast/image/src", detail: expect.stringMatching(/square/) },
      ],
    });
  });

  it("are refused where selections name what the publication does not have, or ask for too much", async () => {
    const wrong = FEEDS.replace("[world]", "[word]")
      .replace("[feeds]", "[feed]")
      .replace("[pt-BR]", "[pt]");
    const told = async (yaml: string): Promise<readonly string[]> => {
      const read = await parsePublicationYaml(yaml, aContext().media);
      return read.ok ? [] : read.error.map(({ pointer, detail }) => `${pointer}: ${detail}`);
    };
    expect(await told(YAML + wrong)).toMatchInlineSnapshot(`
      [
        "/feeds/short/sections/0: is \`word\`, which is not among the publication's sections; did you mean \`world\`?",
        "/feeds/short/exclude/topics/0: is \`feed\`, which is not among the publication's topics; did you mean \`feeds\`?",
        "/feeds/short/exclude/languages/0: is \`pt\`, which is not among the publication's languages; use \`en\` or \`pt-br\`",
      ]
    `);
    const odd = FEEDS.replace("limit: 12", "limit: 500")
      .replace("true", "yes")
      .replace("pt-BR: {", "english: {")
      .replace("label: In short", "labl: x")
      .replace("[world]", "[]");
    expect(await told(YAML + odd)).toMatchInlineSnapshot(`
      [
        "/languages/english: the key is \`english\`; write a language tag (BCP 47), such as en, ar or pt-BR",
        "/feeds/short/label: is missing",
        "/feeds/short/labl: "labl" is unknown; did you mean \`label\`?",
        "/feeds/short/sections: is empty",
        "/feeds/short/limit: is too large; 100 is the most",
        "/feeds/short/summaryOnly: is \`yes\`; use \`true\` or \`false\`",
      ]
    `);
    expect(await told(YAML + FEEDS.replace("  en:", "  PT-br: Twice\n  en:")))
      .toMatchInlineSnapshot(`
      [
        "/languages: names a language twice",
      ]
    `);
    const { languages: older } = aPublication({ languages: { iw: { label: "Hebrew" } } });
    const reread = parsePublication({ ...aPublication(), languages: older });
    expect(reread.ok && reread.value.languages).toEqual({ he: { label: "Hebrew" } });
    // Its canonical spelling is short enough; what is written is not.
    const shortened = `en-u-${Array.from("abcdefghij", (k) => `k${k}-true`).join("-")}`;
    const kept = parsePublication({ ...aPublication(), languages: { [shortened]: "Long" } });
    const keys = kept.ok ? Object.keys(kept.value.languages ?? {}) : [];
    expect(keys.map((key) => key.length <= 80)).toEqual([true]);
    const long = ["en", "x", ...Array.from({ length: 9 }, () => "abcdefgh")].join("-");
    expect(await told(YAML + FEEDS.replace("  en:", `  ${long}: Long\n  en:`))).toContain(
      `/languages/${long}: the key is \`${long}\`; a tag of 80 characters at most has a feed`,
    );
  });

  it("in JSON are read into the same", () => {
    const value = aPublication({ logo: aPicture(), icon: aPicture() });
    expect(parsePublication(JSON.parse(JSON.stringify(value)))).toEqual({ ok: true, value });
  });

  it("in YAML may say labels and names in a word, and name pictures by file", async () => {
    const { media } = aContext();
    const logo = {
      url: `/media/${"0".repeat(64)}.png`,
      type: "image/png",
      bytes: 100,
      width: 1200,
      height: 675,
      alt: "The Example Wire",
    };
    expect(await parsePublicationYaml(YAML, media)).toEqual({
      ok: true,
      value: aPublication({ logo }),
    });
    expect(await parsePublicationYaml(`\uFEFF${YAML.replaceAll("\n", "\r\n")}`, media)).toEqual(
      await parsePublicationYaml(YAML, media),
    );
  });

  it("are refused with every problem at once, each with its place and pointer", async () => {
    const wrong = YAML.replace("https://news.example/", "news.example")
      .replace("news.example,2026-11-01", "news.example")
      .replace("desk@news.example", "desk")
      .replace("description", "desciption")
      .replace("  world:", "  World News:")
      .replace("logo.png", "none.gif")
      .replace("organization", "organisation");
    const read = await parsePublicationYaml(wrong, aContext().media);
    const listing = read.ok
      ? []
      : read.error.map(
          ({ place, pointer, detail }) => `${place?.line}:${place?.column} ${pointer}: ${detail}`,
        );
    expect(listing).toMatchInlineSnapshot(`
      [
        "1:1 /description: is missing",
        "2:1 /desciption: "desciption" is unknown; did you mean \`description\`?",
        "3:10 /baseUrl: is \`news.example\`; write an absolute URL, such as https://example.org/page",
        "4:12 /authority: is \`news.example\`; write a domain of yours and a day it was, such as news.example,2026-11-22",
        "6:42 /publisher/email: is \`desk\`; write an address such as desk@news.example",
        "10:14 /logo/src: \`../media/none.gif\` is no file here",
        "12:3 /sections/World News: the key is \`World News\`; use a-z, 0-9 and hyphens, at most 80, such as \`world-news\`",
        "19:37 /authors/desk/kind: is \`organisation\`; did you mean \`organization\`?",
      ]
    `);
  });

  it("in JSON are refused with pointers", () => {
    const read = parsePublication({
      ...aPublication(),
      hubs: ["hub", "http://hub.example/", "https://hub.example/"],
      sections: { World: "x" },
      x: 1,
    });
    expect(read.ok ? [] : read.error.map(({ pointer }) => pointer)).toEqual([
      "/hubs/0",
      "/hubs/1",
      "/sections/World",
      "/x",
    ]);
  });

  it.each([
    ["https://news.example", "https://news.example"],
    ["https://News.example:443/", "https://news.example"],
    ["http://localhost:8787/", "http://localhost:8787"],
  ])("stand at %s, which is read as %s", (written, baseUrl) => {
    expect(parsePublication({ ...aPublication(), baseUrl: written })).toMatchObject({
      value: { baseUrl },
    });
  });

  it.each(["/wire", "/wire/", "//", "/?a=1", "/#a"])("cannot stand below a path: %s", (path) => {
    const baseUrl = `https://news.example${path}`;
    const detail = `is \`${baseUrl}\`; write scheme and host only, as in https://news.example`;
    expect(parsePublication({ ...aPublication(), baseUrl })).toEqual({
      ok: false,
      error: [{ detail, pointer: "/baseUrl" }],
    });
  });

  it("in YAML may name a key once, in each of its maps", async () => {
    const twice = YAML.replace("language: en", "language: en\ntitle: Another").replace(
      "  culture: {",
      "  world: Again\n  culture: { label: Culture, ",
    );
    const read = await parsePublicationYaml(twice, aContext().media);
    const detail = "stands here twice; keep one";
    expect(read.ok ? [] : read.error).toEqual([
      { detail, place: { line: 6, column: 1 } },
      { detail, place: { line: 14, column: 3 } },
      { detail, place: { line: 15, column: 31 } },
    ]);
  });

  it("in YAML with a mistake on each of a thousand lines are a hundred problems", async () => {
    const read = await parsePublicationYaml("a: b: c\n".repeat(1_000), aContext().media);
    expect(read.ok ? 0 : read.error.length).toBe(100);
    const keys = Array.from({ length: 1_000 }, (_, key) => `k${key}: x\n`).join("");
    const unknown = await parsePublicationYaml(keys, aContext().media);
    expect(unknown.ok ? 0 : unknown.error.length).toBe(100);
  });

  it.each([null, 1, "x", [], {}])("%j is none", (json) => {
    expect(parsePublication(json).ok).toBe(false);
  });
});
