import { describe, expect, it } from "vitest";
import type { Rendition } from "../../src/model/media.ts";
import { parseSubmission } from "../../src/authoring/submission.ts";
import { anArticle, aPicture, instant, renditionsOf, slug } from "../support/builders.ts";
import { aContext } from "./context.ts";

const problemsOf = async (json: unknown): Promise<readonly string[]> => {
  const read = await parseSubmission(json, aContext());
  return read.ok ? [] : read.error.map(({ pointer, detail }) => `${pointer}: ${detail}`);
};

const withBlock = (block: unknown): unknown =>
  anArticle("first", { cards: [{ blocks: [block as never] }] });

describe("JSON of an article", () => {
  it("that was read once is read into the same again, with its withdrawal", async () => {
    const article = anArticle();
    expect(await parseSubmission(article, aContext())).toEqual({ ok: true, value: { article } });
    const withdrawn = { at: instant("2026-11-21T12:00:00Z"), reason: "Published in error." };
    expect(await parseSubmission({ ...article, withdrawn }, aContext())).toEqual({
      ok: true,
      value: { article, withdrawn },
    });
  });

  it("may leave out what has a default", async () => {
    const {
      slug: _s,
      language: _l,
      direction: _d,
      topics: _t,
      updatedAt: _u,
      ...rest
    } = anArticle();
    const { corrections: _c, developments: _v, ...least } = rest;
    const read = await parseSubmission({ ...least, language: "ar" }, aContext());
    expect(read).toMatchObject({
      ok: true,
      value: {
        article: {
          slug: "first",
          language: "ar",
          direction: "rtl",
          topics: [],
          updatedAt: "2026-11-01T08:00:00Z",
          corrections: [],
          developments: [],
        },
      },
    });
  });

  it("sorts notes and takes updatedAt from the newest", async () => {
    const { updatedAt: _, ...rest } = anArticle();
    const read = await parseSubmission(
      {
        ...rest,
        corrections: [
          { at: "2026-11-04T08:00:00Z", html: "Later" },
          { at: "2026-11-03T10:00:00+02:00", html: "Earlier" },
        ],
        developments: [{ at: "2026-11-02T08:00:00Z", title: "T", html: "D" }],
      },
      aContext(),
    );
    expect(read).toMatchObject({
      ok: true,
      value: {
        article: {
          updatedAt: "2026-11-04T08:00:00Z",
          corrections: [{ at: "2026-11-03T08:00:00Z" }, { at: "2026-11-04T08:00:00Z" }],
        },
      },
    });
  });

  it("is refused with every problem at once, each with its pointer", async () => {
    const { title: _, ...rest } = anArticle();
    expect(
      await problemsOf({
        ...rest,
        sumary: "x",
        slug: "second",
        publishedAt: "2026-02-30T00:00:00Z",
        byline: [{ author: "Ada", role: "writter" }],
        picture: aPicture({ bytes: 1, type: "image/gif" }),
        cards: [
          {
            blocks: [
              { type: "paragraf", html: "x" },
              { type: "paragraph", html: '<a href="javascript:x">x</a><img src=x>', extra: 1 },
              { type: "image", picture: aPicture({ url: `/media/${"b".repeat(64)}.png` }) },
              { type: "heading", level: 2, html: "" },
              { type: "quote", paragraphs: [] },
              { type: "timeline", events: [{ at: "yesterday", html: "x" }] },
              { type: "embed", url: "https://vimeo.com/123", provider: "x", title: "t" },
            ],
          },
        ],
      }),
    ).toMatchInlineSnapshot(`
      [
        "/title: is missing",
        "/publishedAt: is \`2026-02-30T00:00:00Z\`, which no clock or calendar shows; write a date-time such as 2017-05-03T06:20:00Z",
        "/byline/0/author: is \`Ada\`; use a-z, 0-9 and hyphens, at most 80, such as \`ada\`",
        "/byline/0/role: is \`writter\`; did you mean \`writer\`?",
        "/cards/0/blocks/0/type: is \`paragraf\`; did you mean \`paragraph\`?",
        "/cards/0/blocks/1/html: the link points to \`javascript:x\`; a link is https:, http:, mailto: or a path that begins with a single /",
        "/cards/0/blocks/1/html: a picture stands inside text; give it a paragraph of its own",
        "/cards/0/blocks/1/extra: "extra" is unknown; use \`type\` or \`html\`",
        "/cards/0/blocks/3/level: use \`3\` or \`4\`",
        "/cards/0/blocks/3/html: is empty",
        "/cards/0/blocks/4/paragraphs: is empty",
        "/cards/0/blocks/5/events/0/at: is \`yesterday\`; write a date such as 2017, 2017-05, 2017-05-03 or 2017-05-03T06:20:00Z",
        "/cards/0/blocks/6/provider: is \`x\`, but the URL is of \`vimeo\`",
        "/sumary: "sumary" is unknown; did you mean \`summary\`?",
        "/picture/type: is not the file's, which is image/png",
        "/picture/bytes: is not the file's, which is 4321",
        "/cards/0/blocks/2/picture/url: \`/media/bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb.png\` is no file here",
      ]
    `);
  });

  it("has exactly one body", async () => {
    const { cards: _, ...rest } = anArticle();
    expect(await problemsOf({ ...anArticle(), html: "<p>x</p>" })).toEqual([
      "/html: stands beside `cards`; send one body",
    ]);
    expect(await problemsOf(rest)).toEqual(["/cards: is missing; send `cards` or `html`"]);
  });

  it("for another slug than the URL's is refused", async () => {
    expect(await problemsOf({ ...anArticle(), slug: "second" })).toEqual([
      "/slug: is `second`; this is `first`",
    ]);
  });

  it("names only files that are known, with their own facts", async () => {
    expect(await problemsOf({ ...anArticle(), picture: aPicture({ bytes: 1 }) })).toEqual([
      "/picture/bytes: is not the file's, which is 4321",
    ]);
    const url = `/media/${"c".repeat(64)}.png`;
    expect(await problemsOf({ ...anArticle(), picture: aPicture({ url }) })).toEqual([
      `/picture/url: \`${url}\` is no file here`,
    ]);
  });

  it("names renditions the narrowest first, each narrower than the picture, and known too", async () => {
    const problemsWith = (...renditions: readonly Rendition[]): Promise<readonly string[]> =>
      problemsOf({ ...anArticle(), picture: aPicture({ width: 1200, renditions }) });
    const [small, large] = renditionsOf(480, 1200);
    if (!small || !large) throw new Error("no renditions");
    const known = { ...small, url: aPicture().url };
    const order = "renditions are narrower than the picture (1200), the narrowest first";
    expect(await problemsWith({ ...known, type: "image/png" })).toEqual([]);
    expect(await problemsWith(small, { ...small, url: "/x" })).toEqual([
      "/picture/renditions/1/url: is `/x`; publish a copy of the picture, and write /media/<sha256>.<extension>",
      `/picture/renditions/0/url: \`${small.url}\` is no file here`,
    ]);
    expect(await problemsWith(large, small)).toEqual([
      `/picture/renditions/0/width: is \`1200\`; ${order}`,
      `/picture/renditions/1/width: is \`480\`; ${order}`,
      `/picture/renditions/0/url: \`${large.url}\` is no file here`,
      `/picture/renditions/1/url: \`${small.url}\` is no file here`,
    ]);
    expect(await problemsWith(known)).toEqual([
      "/picture/renditions/0/type: is not the file's, which is image/png",
    ]);
    expect(await problemsWith()).toEqual([expect.stringContaining("/picture/renditions: ")]);
  });

  it("escapes ~ and / in pointers (RFC 6901 §3)", async () => {
    expect(await problemsOf({ ...anArticle(), "a/b~c": 1 })).toEqual([
      expect.stringMatching(/^\/a~1b~0c: "a\/b~c" is unknown; use `id`/),
    ]);
  });

  it.each([null, 3, "x", [], {}, { html: 3 }, { cards: "x" }, { html: "<p>x" }])(
    "%j is no article",
    async (json) => {
      expect((await parseSubmission(json, aContext())).ok).toBe(false);
    },
  );

  it("makes an embed of its address, or a plain link when that is asked for", async () => {
    const url = "https://youtu.be/dQw4w9WgXcQ?si=x";
    const embedOf = async (embed: object) => {
      const read = await parseSubmission(
        withBlock({ type: "embed", url, title: "T", ...embed }),
        aContext(),
      );
      return read.ok ? read.value.article.cards[0]?.blocks[0] : read.error;
    };
    expect(await embedOf({})).toEqual({
      type: "embed",
      provider: "youtube",
      url,
      externalId: "dQw4w9WgXcQ",
      title: "T",
    });
    expect(await embedOf({ provider: "link" })).toEqual({
      type: "embed",
      provider: "link",
      url,
      title: "T",
    });
  });

  it("keeps a language's direction when it is stated otherwise", async () => {
    const read = await parseSubmission(
      { ...anArticle(), direction: "rtl", slug: slug("first") },
      aContext(),
    );
    expect(read.ok && read.value.article.direction).toBe("rtl");
  });
});
