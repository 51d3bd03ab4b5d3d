import { feedExtractor } from "./feed-extractor.ts";
import { feedsmith } from "./feedsmith.ts";
import { newsboat } from "./newsboat.ts";
import { nodeFeedparser } from "./node-feedparser.ts";
import type { Reader } from "./reading.ts";
import { rowanmanningFeedParser } from "./rowanmanning-feed-parser.ts";
import { rssParser } from "./rss-parser.ts";
import { rubyRss } from "./ruby-rss.ts";
import { universalFeedParser } from "./universal-feed-parser.ts";
import { xmlFeed } from "./xml-feed.ts";

/** Everybody who reads our feeds and tells us what they found. */
export const PANEL: readonly Reader[] = [
  feedsmith,
  nodeFeedparser,
  rssParser,
  feedExtractor,
  rowanmanningFeedParser,
  universalFeedParser,
  xmlFeed,
  rubyRss,
  newsboat,
];
