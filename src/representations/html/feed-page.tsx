import { archivePath } from "../../model/archive.ts";
import type { Feed } from "../../model/feed.ts";
import { directionOf } from "../../model/language.ts";
import type { Link } from "../../model/link.ts";
import type { FeedRepresentation } from "../representation.ts";
import { htmlDocument, PAGE_CONTENT_SECURITY_POLICY } from "./document.ts";
import { headingOf, isFront, isStory } from "./feed-heading.ts";
import { Follow } from "./follow.tsx";
import { written } from "./furniture.ts";
import { linkTags, named, pageStart, socialTags, titleTag } from "./head.ts";
import { htmlSurface } from "./html-surface.tsx";
import { Colophon, Masthead, type Place } from "./masthead.tsx";
import { StoryTimeline } from "./story-timeline.tsx";
import type { Surface } from "./surface.ts";
import { Teasers } from "./teasers.tsx";

/** The page a feed stands beside: the front page, or a section's, topic's, story's or writer's. */
export const feedPage = {
  name: "page",
  file: "",
  kind: "page",
  mediaType: "text/html",
  contentType: "text/html; charset=utf-8",
  title: "Web page",
  rel: "self",
  contentSecurityPolicy: PAGE_CONTENT_SECURITY_POLICY,
  render: (feed, links) =>
    htmlDocument({
      language: feed.language,
      direction: directionOf(feed.language),
      head: feedHead(feed, links),
      body: (
        <FeedBody feed={feed} surface={htmlSurface(feed.publication, written(feed.language))} />
      ),
    }),
} as const satisfies FeedRepresentation;

const feedHead = (feed: Feed, links: readonly Link[]): string => {
  const { publication, title, description, pageUrl, entries } = feed;
  return [
    pageStart(publication),
    titleTag(isFront(feed) ? title : `${headingOf(feed)} – ${publication.title}`),
    named("description", description),
    named("robots", "max-image-preview:large"),
    linkTags(links),
    socialTags({
      publication,
      kind: "website",
      title,
      description,
      url: pageUrl,
      picture: entries[0]?.picture,
    }),
  ].join("");
};

interface FeedBodyProps {
  readonly feed: Feed;
  readonly surface: Surface;
}

const FeedBody = ({ feed, surface }: FeedBodyProps) => {
  const { publication, language, pageUrl } = feed;
  const follow = <Follow feed={feed} publication={publication} surface={surface} />;
  const place: Place = isFront(feed)
    ? { kind: "home", follow }
    : { kind: "inside", pageUrl, language };
  return (
    <body class="h-feed">
      <a class="skip" href="#content" {...surface.english}>
        Skip to the articles
      </a>
      <Masthead publication={publication} surface={surface} place={place} />
      <main id="content" class={isFront(feed) ? "front" : "listing"}>
        {isFront(feed) ? null : (
          <header class="opening">
            <h1 class="p-name">{headingOf(feed)}</h1>
            {feed.description !== feed.title && <p class="deck">{feed.description}</p>}
            {follow}
          </header>
        )}
        {isStory(feed) && (
          <StoryTimeline entries={feed.entries} language={language} surface={surface} />
        )}
        <Teasers feed={feed} surface={surface} withLead={isFront(feed)} />
        {feed.entries.length > 0 && (
          <nav class="pages" aria-label="Archive" {...surface.english}>
            <a href={surface.address(`${publication.baseUrl}${archivePath()}`)}>
              {isFront(feed) ? "Older articles" : `All articles of ${publication.title}, by date`}
            </a>
          </nav>
        )}
      </main>
      <Colophon publication={publication} surface={surface} language={language} />
    </body>
  );
};
