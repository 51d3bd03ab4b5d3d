import { documentsUrl, type Feed } from "../../model/feed.ts";
import { directionOf } from "../../model/language.ts";
import type { Link } from "../../model/link.ts";
import { FEED_FILES } from "../feed-files.ts";
import type { FeedRepresentation } from "../representation.ts";
import { htmlDocument, PAGE_CONTENT_SECURITY_POLICY } from "./document.ts";
import { headingOf } from "./feed-heading.ts";
import { written } from "./furniture.ts";
import { linkTags, named, pageStart, titleTag } from "./head.ts";
import { htmlSurface } from "./html-surface.tsx";
import { Colophon, Masthead } from "./masthead.tsx";
import { FeedAddress, ReaderLinks } from "./subscriptions.tsx";
import type { Surface } from "./surface.ts";
import { Teasers } from "./teasers.tsx";

/** What a person adds to a feed's address to get the feed itself. */
export const SOURCE_QUERY = "?raw";

/**
 * What a person sees who opens a feed's address: what it is and how to subscribe. Browsers used to
 * do this, then style sheets did (XSLT); both are gone. It is no page of its own, so it has neither
 * a canonical address nor `self` (WebSub §4), and search engines leave it out.
 */
export const feedPreview = (file: FeedRepresentation): FeedRepresentation => ({
  name: `${file.name}-preview`,
  file: file.file,
  kind: "preview",
  mediaType: "text/html",
  contentType: "text/html; charset=utf-8",
  title: file.title,
  rel: "alternate",
  contentSecurityPolicy: PAGE_CONTENT_SECURITY_POLICY,
  render: (feed, links) =>
    htmlDocument({
      language: feed.language,
      direction: directionOf(feed.language),
      head: previewHead(feed, file, links),
      body: (
        <PreviewBody
          feed={feed}
          file={file}
          surface={htmlSurface(feed.publication, written(feed.language))}
        />
      ),
    }),
});

const previewHead = (feed: Feed, { title }: FeedRepresentation, links: readonly Link[]): string =>
  [
    pageStart(feed.publication),
    titleTag(`${headingOf(feed)} (${title}) – ${feed.publication.title}`),
    named("robots", "noindex"),
    linkTags(links),
  ].join("");

interface PreviewProps {
  readonly feed: Feed;
  /** The format whose address was opened. */
  readonly file: FeedRepresentation;
  readonly surface: Surface;
}

const PreviewBody = ({ feed, file, surface }: PreviewProps) => {
  const { publication, language } = feed;
  return (
    <body>
      <a class="skip" href="#content" {...surface.english}>
        Skip to the feed
      </a>
      <Masthead publication={publication} surface={surface} place={{ kind: "inside", language }} />
      <main id="content" class="listing">
        <header class="opening">
          <p class="kicker" {...surface.english}>
            Web feed ({file.title})
          </p>
          <h1>{headingOf(feed)}</h1>
          {feed.description !== feed.title && <p class="deck">{feed.description}</p>}
        </header>
        <Invitation feed={feed} file={file} surface={surface} />
        <Teasers feed={feed} surface={surface} />
      </main>
      <Colophon publication={publication} surface={surface} language={language} />
    </body>
  );
};

const Invitation = ({ feed, file, surface }: PreviewProps) => {
  const url = `${feed.filesUrl}${file.file}`;
  return (
    <section class="subscribe" {...surface.english}>
      <h2>Subscribe to this feed</h2>
      <p>
        You opened an address that is made for feed readers. A feed reader is an app or a web
        service that looks here for you, and brings you {newsOf(feed)}. It needs no account with us,
        and we do not learn who you are.
      </p>
      <p>Copy this address into your reader, where it says “add a feed” or “follow”:</p>
      <FeedAddress url={url} />
      <ReaderLinks url={url} publication={feed.publication} />
      <p class="formats">
        <a href={surface.address(feed.pageUrl)}>See the page</a>
        <a href={`${surface.address(`${documentsUrl(feed)}${file.file}`)}${SOURCE_QUERY}`}>
          Show the source
        </a>
      </p>
      <p class="soft">
        It is one feed in several formats, and one of them is enough; every reader knows RSS. This
        is {file.title}, the others are{" "}
        <span class="formats">
          {FEED_FILES.filter((other) => other !== file).map((other) => (
            <a href={surface.address(`${feed.filesUrl}${other.file}`)}>{other.title}</a>
          ))}
        </span>
      </p>
    </section>
  );
};

/** An article has a feed of its own, in which it stands itself. */
const newsOf = ({ entries, pageUrl }: Feed): string =>
  entries.some(({ url }) => url === pageUrl)
    ? "what becomes of this article: later developments and corrections"
    : "every new article";
