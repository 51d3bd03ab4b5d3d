import { describe, expect, it } from "vitest";
import { amp } from "../../src/representations/amp.tsx";
import { anArticle, aPublication, slug } from "../support/builders.ts";
import { feedPageOf, htmlOf, pageOf, rendered } from "./html-showcase.ts";

const publication = aPublication({
  readers: [{ name: "Reader & Co", subscribe: "https://reader.example/?add={url}" }],
});

/** The disclosure of a page: what it is called, where it leads, what can be copied. */
const followOf = (document: string) => {
  const [all = "", summary] =
    /<details class="follow"[^>]*><summary>(.*?)<\/summary>.*?<\/details>/s.exec(document) ?? [];
  return {
    summary,
    hrefs: [...all.matchAll(/href="([^"]+)"/g)].map(([, href]) => href),
    address: />([^<]+)<\/code>/.exec(all.replaceAll("<wbr/>", ""))?.[1],
  };
};

describe("the way to follow, behind one word", () => {
  const syria = `topics/${slug("syria")}` as const;

  it.each([
    ["front", "/"],
    [syria, "/topics/syria/"],
    [`sections/${slug("world")}`, "/sections/world/"],
    [`authors/${slug("ada")}`, "/authors/ada/"],
  ] as const)("leads from the page of %s into readers, and to its feeds alone", (feed, folder) => {
    const address = `https://news.example${folder}rss.xml`;
    expect(followOf(feedPageOf([anArticle()], feed, publication))).toEqual({
      summary: "Follow",
      hrefs: [
        `feed:${address}`,
        `https://reader.example/?add=${encodeURIComponent(address)}`,
        `${folder}rss.xml`,
        `${folder}atom.xml`,
        `${folder}feed.json`,
        "/feeds",
      ],
      address,
    });
  });

  it("is there where nothing has been published yet", () => {
    expect(followOf(feedPageOf([], syria)).address).toBe(
      "https://news.example/topics/syria/rss.xml",
    );
  });

  it("leads from an article to the whole publication, or down to its narrower feeds", () => {
    const document = htmlOf(pageOf(anArticle(), publication));
    const { summary, hrefs, address } = followOf(document);
    expect(summary).toBe("Follow The Example Wire");
    expect(address).toBe("https://news.example/rss.xml");
    expect(hrefs).toContain("#follow");
    expect(document).toContain(' id="follow"');
  });

  it("has addresses of our own in AMP, which others serve", () => {
    const { hrefs } = followOf(rendered(amp, pageOf(anArticle(), publication)));
    expect(hrefs).toContain("https://news.example/atom.xml");
    expect(hrefs.filter((href) => href?.startsWith("/"))).toEqual([]);
  });
});
