import { feedLabel, feedsOfKind, LISTED_KINDS } from "../../model/feed-catalogue.ts";
import type { FeedKey, FeedKind } from "../../model/feed-key.ts";
import { feedReference } from "../../model/feed.ts";
import type { Link } from "../../model/link.ts";
import type { Publication } from "../../model/publication.ts";
import { KIND_NAMES } from "../markup/words.ts";
import type { PublicationRepresentation } from "../representation.ts";
import { htmlDocument, PAGE_CONTENT_SECURITY_POLICY } from "./document.ts";
import { languageWithin, ourEnglish, written } from "./furniture.ts";
import { linkTags, named, pageStart, titleTag } from "./head.ts";
import { htmlSurface } from "./html-surface.tsx";
import { Colophon, Masthead } from "./masthead.tsx";
import { SubscriptionLinks } from "./subscriptions.tsx";
import type { Surface } from "./surface.ts";

/** Every feed there is, with its page and its files. */
export const feedDirectory = {
  name: "feeds",
  file: "feeds",
  kind: "page",
  mediaType: "text/html",
  contentType: "text/html; charset=utf-8",
  title: "Feeds",
  rel: "self",
  contentSecurityPolicy: PAGE_CONTENT_SECURITY_POLICY,
  render: (publication, links) => {
    const text = written(publication.language);
    return htmlDocument({
      ...text,
      head: directoryHead(publication, links),
      body: (
        <DirectoryBody
          publication={publication}
          links={links}
          surface={htmlSurface(publication, text)}
        />
      ),
    });
  },
} as const satisfies PublicationRepresentation;

const directoryHead = (publication: Publication, links: readonly Link[]): string =>
  [
    pageStart(publication),
    titleTag(`Feeds – ${publication.title}`),
    named("description", `Every feed of ${publication.title}, to subscribe to.`),
    linkTags(links),
  ].join("");

interface DirectoryProps {
  readonly publication: Publication;
  readonly links: readonly Link[];
  readonly surface: Surface;
}

const DirectoryBody = ({ publication, links, surface }: DirectoryProps) => {
  const { language } = publication;
  const outline = links.find(({ type }) => type === "text/x-opml");
  return (
    <body>
      <Masthead publication={publication} surface={surface} place={{ kind: "inside", language }} />
      <main id="content" class="listing directory" {...surface.english}>
        <header class="opening">
          <h1>Feeds</h1>
          <p class="deck">
            Put one of these addresses into a feed reader, and every new article comes to you.
          </p>
          {outline && (
            <p>
              <a href={surface.address(outline.href)}>All feeds as OPML</a>
            </p>
          )}
        </header>
        <ul>
          <FeedLine feed="front" publication={publication} surface={surface} />
        </ul>
        {LISTED_KINDS.map((kind) => (
          <Kind kind={kind} publication={publication} surface={surface} />
        ))}
      </main>
      <Colophon publication={publication} surface={surface} language={language} />
    </body>
  );
};

const Kind = (props: { kind: FeedKind; publication: Publication; surface: Surface }) => {
  const { kind, publication, surface } = props;
  const feeds = feedsOfKind(kind, publication);
  return feeds.length === 0 ? null : (
    <section>
      <h2>{KIND_NAMES[kind]}</h2>
      <ul>
        {feeds.map((feed) => (
          <FeedLine feed={feed} publication={publication} surface={surface} />
        ))}
      </ul>
    </section>
  );
};

const FeedLine = (props: { feed: FeedKey; publication: Publication; surface: Surface }) => {
  const { feed, publication, surface } = props;
  const reference = feedReference(feed, publication);
  const label = feed === "front" ? undefined : feedLabel(feed, publication);
  return (
    <li>
      <a
        href={surface.address(reference.pageUrl)}
        {...languageWithin(written(reference.language), ourEnglish(written(publication.language)))}
      >
        {label?.label ?? reference.title}
      </a>
      <SubscriptionLinks feed={reference} surface={surface} />
    </li>
  );
};
