import { parseRssFeed } from "feedsmith";
import { describe, expect, it } from "vitest";
import type { Feed } from "../../src/model/feed.ts";
import { rss } from "../../src/representations/rss.ts";
import { feedWith, linksOf, someChapters } from "../representations/feed-samples.ts";
import { anArticleToHear, aPodcast, slug } from "../support/builders.ts";
import { PANEL } from "./readers/panel.ts";

const written = {
  title: "R&D in 5 < 6 words",
  summary: "What R&D says of <b>.",
  byline: [
    { author: slug("ada"), role: "writer" },
    { author: slug("desk"), role: "writer" },
    { author: slug("bob"), role: "editor" },
  ] as const,
};
const feed = feedWith([
  anArticleToHear("one", { chapters: someChapters }),
  { ...anArticleToHear("two"), ...written },
]);
const render = (each: Feed): string => rss.render(each, linksOf(each, rss.file));

describe.each(PANEL.filter(({ fields }) => fields["rss.xml"]))("$name ($language)", (reader) => {
  it.skipIf(reader.isMissing())("finds in a podcast what it finds without it", async () => {
    const documents = [render(feed), render({ ...feed, podcast: aPodcast() })] as const;
    const [plain, podcast] = await reader.read("rss.xml", documents);
    expect(podcast).toEqual(reader.diesOf?.(documents[1]) ? [] : plain);
  });
});

it("tells a podcast app of the show and its episodes", () => {
  const { itunes, podcast, items = [] } = parseRssFeed(render({ ...feed, podcast: aPodcast() }));
  expect(itunes).toEqual({
    title: feed.title,
    author: "Example Press",
    owner: { name: "Example Press", email: "desk@news.example" },
    image: `https://news.example${aPodcast().image.url}`,
    categories: [{ text: "News", categories: [{ text: "Daily News" }] }],
    explicit: false,
    type: "episodic",
  });
  expect(podcast).toMatchObject({ medium: "podcast", locked: { value: true } });
  expect(items[0]).toMatchObject({
    enclosures: [{ type: "audio/mpeg" }],
    itunes: { title: "The one article", duration: 754, explicit: false },
    podcast: {
      persons: [{ role: "writer" }, { role: "editor" }, { role: "producer" }],
      transcripts: [{ type: "text/html", language: "en" }],
      chapters: { url: "https://news.example/articles/one/chapters.json" },
    },
  });
});
