import { describe, expect, it } from "vitest";
import { articleJsonLd } from "../../src/representations/json-ld.ts";
import { anArticle, aPicture, slug } from "../support/builders.ts";
import {
  anArticleWithEverything,
  aPublicationWithPictures,
  PAGES,
  pageOf,
  rendered,
} from "./html-showcase.ts";

const page = pageOf(
  anArticleWithEverything({
    byline: [
      { author: slug("ada"), role: "writer" },
      { author: slug("desk"), role: "writer" },
      { author: slug("bob"), role: "editor" },
      { author: slug("desk"), role: "photographer" },
    ],
  }),
  aPublicationWithPictures(),
);

describe("JSON-LD of an article (schema.org/NewsArticle)", () => {
  it("says what the model says", () => {
    const file = (letter: string, extension: string) =>
      `https://news.example/media/${letter.repeat(64)}.${extension}`;
    const image = (letter: string, extension = "png") => ({
      "@type": "ImageObject",
      url: file(letter, extension),
      width: 1200,
      height: 675,
      caption: "The wire, drawn",
      creditText: "Edgewire desk",
    });
    expect(JSON.parse(articleJsonLd(page))).toEqual({
      "@context": "https://schema.org",
      "@type": "NewsArticle",
      "@id": "tag:news.example,2026-11-01:everything",
      url: "https://news.example/articles/everything",
      mainEntityOfPage: { "@type": "WebPage", "@id": "https://news.example/articles/everything" },
      headline: 'Everything & <all> at "once"',
      description: "What the everything article says.",
      datePublished: "2026-11-01T08:00:00Z",
      dateModified: "2026-11-02T09:30:00Z",
      author: [
        { "@type": "Person", name: "Ada Writer", url: "https://news.example/authors/ada" },
        { "@type": "Organization", name: "Example desk", url: "https://news.example/authors/desk" },
      ],
      editor: [{ "@type": "Person", name: "Bob Editor", url: "https://bob.example/" }],
      contributor: [{ "@type": "Organization", name: "Example desk" }],
      publisher: {
        "@type": "NewsMediaOrganization",
        name: "Example Press",
        url: "https://news.example/",
        logo: image("1", "svg"),
      },
      image: [image("a"), image("b")],
      audio: [
        {
          "@type": "AudioObject",
          name: "The wire, read aloud",
          contentUrl: file("c", "mp3"),
          encodingFormat: "audio/mpeg",
          duration: "PT725S",
          uploadDate: "2026-11-01T08:00:00Z",
        },
      ],
      video: [
        {
          "@type": "VideoObject",
          name: "The wire in motion",
          contentUrl: "https://media.example/wire.mp4",
          encodingFormat: "video/mp4",
          duration: "PT3725S",
          uploadDate: "2026-11-01T08:00:00Z",
          thumbnailUrl: file("d", "jpg"),
        },
      ],
      articleSection: "World",
      keywords: ["Syria"],
      inLanguage: "en",
      isPartOf: {
        "@type": "CreativeWorkSeries",
        name: "The wire & its makers",
        url: "https://news.example/stories/the-wire",
      },
      license: "https://creativecommons.org/licenses/by/4.0/",
      isAccessibleForFree: true,
      correction: [
        {
          "@type": "CorrectionComment",
          text: "An earlier version said one.",
          datePublished: "2026-11-02T09:30:00Z",
          url: "https://news.example/articles/everything#corrections-20261102t093000z",
        },
        {
          "@type": "CorrectionComment",
          text: "And another said two.",
          datePublished: "2026-11-03T10:00:00Z",
          url: "https://news.example/articles/everything#corrections-20261103t100000z",
        },
      ],
    });
  });

  it("leaves out what the article has not", () => {
    const { picture: _, ...plain } = anArticle("plain", {
      topics: [],
      byline: [{ author: slug("ada"), role: "writer" }],
    });
    const properties = Object.keys(JSON.parse(articleJsonLd(pageOf(plain))) as object);
    for (const absent of [
      "image",
      "audio",
      "video",
      "keywords",
      "editor",
      "correction",
      "isPartOf",
    ]) {
      expect(properties).not.toContain(absent);
    }
  });

  it("cannot end the element it stands in (a headline with </script> or <!--)", () => {
    const nasty = "</script><!--<script>\u2028\u2029";
    const text = articleJsonLd(
      pageOf(anArticle("nasty", { title: nasty, picture: aPicture({ alt: nasty }) })),
    );
    expect(text).not.toMatch(/[<\u2028\u2029]/);
    expect((JSON.parse(text) as { headline: string }).headline).toBe(nasty);
  });

  it.each(PAGES)("stands in $title", (row) => {
    const script = `<script type="application/ld+json">${articleJsonLd(page)}</script>`;
    expect(rendered(row, page)).toContain(script);
  });
});
