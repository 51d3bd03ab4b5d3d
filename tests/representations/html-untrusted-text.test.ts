import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Publication } from "../../src/model/publication.ts";
import { gonePage } from "../../src/representations/html/absence.tsx";
import { anArticle, aPicture, aPublication, instant, slug } from "../support/builders.ts";
import {
  anArticleWithEverything,
  feedPageOf,
  htmlOf,
  PAGES,
  pageOf,
  rendered,
} from "./html-showcase.ts";
import { anyString } from "../support/any-string.ts";

/** Text that tries to end elements, attributes, comments and scripts, or any Unicode at all. */
const untrusted = fc.oneof(
  fc.constantFrom(
    "</script><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</title></head><body>",
    "<!-- --!>",
    "]]>",
    "&lt;b&gt; &amp;amp;",
    "$& $1 $$",
  ),
  anyString({ maxLength: 40 }),
);

const articleOf = (text: string) => {
  const link = {
    type: "embed",
    provider: "link",
    url: "https://e.example/",
    title: text,
    description: text,
  } as const;
  return anArticleWithEverything({
    title: text,
    summary: text,
    picture: aPicture({ alt: text, credit: { name: text, role: "author" } }),
    licence: { url: "https://licence.example/", label: text },
    cards: [{ kicker: text, blocks: [link, { type: "code", language: text, text }] }],
    developments: [
      {
        at: instant("2026-11-04T08:00:00Z"),
        title: text,
        html: anArticleWithEverything().corrections[0]!.html,
      },
    ],
  });
};

const publicationOf = (text: string): Publication =>
  aPublication({
    title: text,
    description: text,
    copyright: text,
    publisher: { name: text, email: text },
    sections: { world: { label: text, description: text } },
    topics: { syria: { label: text } },
    stories: { "the-wire": { label: text } },
    authors: { ada: { name: text, kind: "person" }, bob: { name: text, kind: "person" } },
  });

/** The names of all tags of a document, in its order, as a tokenizer sees them outside of data blocks. */
const tagsOf = (document: string): readonly string[] =>
  [
    ...document
      .replace(/(<script type="application\/ld\+json">).*?(?=<\/script>)/s, "$1")
      .matchAll(/<\/?[a-z!][a-z0-9-]*/gi),
  ].map(([tag]) => tag);

/** Everything that shows text of others to people. */
const RENDERERS: Readonly<Record<string, (text: string) => string>> = {
  ...Object.fromEntries(
    PAGES.map((row) => [
      row.title,
      (text: string) => rendered(row, pageOf(articleOf(text), publicationOf(text))),
    ]),
  ),
  "a page that lists articles": (text) =>
    feedPageOf([articleOf(text)], `sections/${slug("world")}`, publicationOf(text)),
  "the page of a running story": (text) =>
    feedPageOf([articleOf(text)], `stories/${slug("the-wire")}`, publicationOf(text)),
  "the notice of a withdrawn article": (reason) =>
    gonePage(publicationOf(reason), {
      kind: "gone",
      id: anArticle().id,
      withdrawnAt: instant("2026-11-21T12:00:00Z"),
      reason,
    }),
};

describe("arbitrary text", () => {
  it.each(Object.entries(RENDERERS))("never becomes markup in %s", (_, render) => {
    const expected = tagsOf(render("text"));
    fc.assert(
      fc.property(untrusted, (text) => {
        // An empty text may leave an optional element out; every other gives the same elements.
        fc.pre(text !== "");
        expect(tagsOf(render(text))).toEqual(expected);
      }),
    );
  });

  it("reaches JSON-LD unchanged", () => {
    fc.assert(
      fc.property(untrusted, (text) => {
        const document = htmlOf(pageOf(articleOf(text), publicationOf(text)));
        const data =
          /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(document)?.[1] ?? "";
        expect(JSON.parse(data)).toMatchObject({
          headline: text,
          description: text,
          articleSection: text,
        });
      }),
    );
  });
});
