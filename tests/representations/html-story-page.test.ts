import { describe, expect, it } from "vitest";
import type { Article } from "../../src/model/article.ts";
import type { LanguageTag } from "../../src/model/language.ts";
import { anArticle, aPublication, inline, instant, slug } from "../support/builders.ts";
import { expectGolden } from "../support/golden.ts";
import { feedPageOf, inLines } from "./html-showcase.ts";

const story = slug("the-wire");

const withEvents = (
  name: string,
  events: readonly (readonly [at: string, text: string])[],
  over: Partial<Article> = {},
): Article =>
  anArticle(name, {
    story,
    cards: [
      {
        blocks: [
          { type: "timeline", events: events.map(([at, text]) => ({ at, html: inline(text) })) },
        ],
      },
    ],
    ...over,
  });

const pageOfStory = (...articles: readonly Article[]): string =>
  feedPageOf(articles, "stories/the-wire" as never, aPublication());

const timelineOf = (document: string): string =>
  /<ol class="timeline">.*?<\/ol>/s.exec(document)?.[0] ?? "";

const datesOf = (document: string): readonly (string | undefined)[] =>
  [...timelineOf(document).matchAll(/datetime="([^"]+)"/g)].map(([, at]) => at);

describe("the page of a running story", () => {
  it("gathers articles, their developments and their timelines, then lists the articles", () => {
    const newest = withEvents("newest", [["2026-11-03", "It was <em>cut</em>"]], {
      language: "ar" as LanguageTag,
      direction: "rtl",
      publishedAt: instant("2026-11-03T08:00:00Z"),
    });
    const oldest = anArticle("oldest", {
      story,
      developments: [
        { at: instant("2026-11-02T08:00:00Z"), title: "It works", html: inline("A message came.") },
      ],
    });
    expectGolden("html-story.html", inLines(pageOfStory(newest, oldest)));
  });

  it("puts years, months, days and instants in order, whichever article tells them", () => {
    const one = withEvents("one", [
      ["2017-05-03T16:20:00Z", "d"],
      ["2017", "a"],
    ]);
    const other = withEvents("other", [
      ["2017-05-03", "c"],
      ["2017-05", "b"],
    ]);
    expect(datesOf(pageOfStory(one, other)).slice(0, 4)).toEqual([
      "2017",
      "2017-05",
      "2017-05-03",
      "2017-05-03T16:20:00Z",
    ]);
  });

  it("tells once what several articles tell alike, as the newest does", () => {
    const newer = withEvents("newer", [["1850", "<strong>A cable</strong>"]]);
    const older = withEvents("older", [
      ["1850", "A cable"],
      ["1851", "A cable"],
    ]);
    const timeline = timelineOf(pageOfStory(newer, older));
    expect(timeline.match(/A cable/g)).toHaveLength(2);
    expect(timeline).toContain("<strong>A cable</strong>");
  });

  it("shows the newest forty events, and says that there are more", () => {
    const events = Array.from({ length: 50 }, (_, year) => [String(1900 + year), "It"] as const);
    const long = pageOfStory(withEvents("long", events));
    expect(datesOf(long)).toHaveLength(40);
    expect(datesOf(long)[0]).toBe("1911");
    expect(long).toContain("The articles have what happened before.");
    const short = pageOfStory(withEvents("short", events.slice(0, 39)));
    expect(datesOf(short)[0]).toBe("1900");
    expect(short).not.toContain("The articles have what happened before.");
  });

  it("has no timeline of one article, nor has any other page", () => {
    expect(timelineOf(pageOfStory(anArticle("only", { story })))).toBe("");
    const topic = feedPageOf([anArticle("one"), anArticle("two")], "topics/syria" as never);
    expect(timelineOf(topic)).toBe("");
  });
});
