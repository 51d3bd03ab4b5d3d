import { feedLabel, feedsOfKind, LISTED_KINDS } from "../model/feed-catalogue.ts";
import type { KeyedFeed } from "../model/feed-key.ts";
import { feedReference } from "../model/feed.ts";
import type { Publication } from "../model/publication.ts";
import { legalText } from "../model/text.ts";
import { articleJson } from "./article-json.ts";
import { articleMarkdown } from "./article-markdown.ts";
import { FEED_FILES } from "./feed-files.ts";
import { itemsMarkdown } from "./markdown/list.ts";
import { headingOf, linkOf, markdownText } from "./markdown/text.ts";
import { KIND_NAMES } from "./markup/words.ts";
import type { PublicationRepresentation } from "./representation.ts";

/**
 * What a language model needs to find its way (llmstxt.org): a title, a summary and lists of links.
 * Articles are not among them, for the feeds that are name the newest with their addresses.
 */
export const llmsTxt = {
  name: "llms",
  file: "llms.txt",
  kind: "data",
  mediaType: "text/plain",
  contentType: "text/plain; charset=utf-8",
  title: "llms.txt",
  rel: "self",
  render: (publication) => `${legalText(partsOf(publication).join("\n\n"))}\n`,
} as const satisfies PublicationRepresentation;

const MARKS = { bullet: "-", delimiter: "." } as const;

const partsOf = (publication: Publication): readonly string[] => {
  const { title, description } = publication;
  const { filesUrl } = feedReference("front", publication);
  return [
    headingOf(1, markdownText(title)),
    `> ${markdownText(description)}`,
    `Every article is Markdown as well, at its address with \`/${articleMarkdown.file}\` behind it, and data with \`/${articleJson.file}\`.`,
    headingOf(2, "Newest articles"),
    itemsMarkdown(
      FEED_FILES.map(({ file, title: format }) => linkOf(format, `${filesUrl}${file}`)),
      MARKS,
    ),
    ...LISTED_KINDS.flatMap((kind) => {
      const feeds = feedsOfKind(kind, publication);
      if (feeds.length === 0) return [];
      const links = feeds.map((feed) => feedLink(feed, publication));
      return [headingOf(2, KIND_NAMES[kind]), itemsMarkdown(links, MARKS)];
    }),
  ];
};

const feedLink = (feed: KeyedFeed, publication: Publication): string => {
  const { pageUrl } = feedReference(feed, publication);
  const { label = feed, description } = feedLabel(feed, publication) ?? {};
  const link = linkOf(markdownText(label), pageUrl);
  return description ? `${link}: ${markdownText(description)}` : link;
};
