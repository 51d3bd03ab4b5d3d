import { feedsOfKind, LISTED_KINDS } from "../../model/feed-catalogue.ts";
import type { FeedKey, FeedKind } from "../../model/feed-key.ts";
import type { Link } from "../../model/link.ts";
import type { Publication } from "../../model/publication.ts";
import { KIND_NAMES } from "../markup/words.ts";
import type { PublicationRepresentation } from "../representation.ts";
import { htmlDocument, PAGE_CONTENT_SECURITY_POLICY } from "./document.ts";
import { Formats, HowToSubscribe, Outline } from "./feed-help.tsx";
import { written } from "./furniture.ts";
import { linkTags, named, pageStart, titleTag } from "./head.ts";
import { htmlSurface } from "./html-surface.tsx";
import { ListedFeed } from "./listed-feed.tsx";
import { Colophon, Masthead } from "./masthead.tsx";
import type { Surface } from "./surface.ts";

/** Every feed there is: what it is for, its addresses, and how to subscribe. */
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
    named("description", `Every feed of ${publication.title}, and how to subscribe to it.`),
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
  const kinds = LISTED_KINDS.map((kind) => ({
    kind,
    feeds: feedsOfKind(kind, publication),
  })).filter(({ feeds }) => feeds.length > 0);
  return (
    <body>
      <a class="skip" href="#front" {...surface.english}>
        Skip to the feeds
      </a>
      <Masthead publication={publication} surface={surface} place={{ kind: "inside", language }} />
      <main id="content" class="listing directory" {...surface.english}>
        <header class="opening">
          <h1>Feeds</h1>
          <p class="deck">
            Every new article comes to your feed reader: no account with us, no e-mail, and nobody
            who chooses for you.
          </p>
        </header>
        <HowToSubscribe />
        <nav class="topics" aria-label="Kinds of feeds">
          <ul>
            {kinds.map(({ kind }) => (
              <li>
                <a href={`#${kind}`}>{KIND_NAMES[kind]}</a>
              </li>
            ))}
          </ul>
        </nav>
        <Kind
          kind="front"
          name="Everything"
          feeds={["front"]}
          publication={publication}
          surface={surface}
        />
        {kinds.map(({ kind, feeds }) => (
          <Kind
            kind={kind}
            name={KIND_NAMES[kind]}
            feeds={feeds}
            publication={publication}
            surface={surface}
          />
        ))}
        <Formats />
        {outline && <Outline href={surface.address(outline.href)} />}
      </main>
      <Colophon publication={publication} surface={surface} language={language} />
    </body>
  );
};

interface KindProps extends Omit<DirectoryProps, "links"> {
  readonly kind: FeedKind | "front";
  readonly name: string;
  readonly feeds: readonly FeedKey[];
}

const Kind = ({ kind, name, feeds, publication, surface }: KindProps) => (
  <section id={kind}>
    <h2>{name}</h2>
    <ul class="feeds">
      {feeds.map((feed) => (
        <ListedFeed feed={feed} publication={publication} surface={surface} />
      ))}
    </ul>
  </section>
);
