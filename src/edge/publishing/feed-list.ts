import { allFeeds } from "../../model/feed-catalogue.ts";
import type { FeedKey } from "../../model/feed-key.ts";
import { feedReference } from "../../model/feed.ts";
import type { Publication } from "../../model/publication.ts";
import type { FeedFacts } from "../../newsroom/article-query.ts";
import type { Edge } from "../edge.ts";
import { problemAnswer, refusalProblem } from "../problems.ts";
import { jsonAnswer } from "./receipt.ts";
import type { PublishingContext } from "./session.ts";

const NEVER_SHOWN = { articles: 0, committedAt: null, version: 0 } as const;

/** Every feed that the settings have, with or without articles. */
export const listFeeds = async (_: PublishingContext, edge: Edge): Promise<Response> => {
  const newsroom = edge.newsroom();
  const [known, facts] = await Promise.all([newsroom.publication(), newsroom.feeds()]);
  if (!known) return problemAnswer(refusalProblem({ reason: "no-publication" }));
  const { publication } = known;
  const feeds = allFeeds(publication).map((feed) => shown(feed, publication, facts.get(feed)));
  return jsonAnswer(200, { feeds });
};

const shown = (
  feed: FeedKey,
  publication: Publication,
  facts: FeedFacts | typeof NEVER_SHOWN = NEVER_SHOWN,
): object => {
  const { title, pageUrl, filesUrl } = feedReference(feed, publication);
  return {
    feed,
    title,
    ...facts,
    page: pageUrl,
    rss: `${filesUrl}rss.xml`,
    atom: `${filesUrl}atom.xml`,
    json: `${filesUrl}feed.json`,
  };
};
