import type { Feed } from "../model/feed.ts";
import type { Link } from "../model/link.ts";
import type { ArticlePage } from "../model/page.ts";
import type { Publication } from "../model/publication.ts";

/**
 * One rendering of a resource (RFC 9110 §3.2). A row of the registry drives the route, the `Link`
 * header, autodiscovery and the page's own links, so dropping a representation is dropping its row.
 */
export interface Representation<Subject> {
  /** Part of the validator; unique in its table. */
  readonly name: string;
  /** The last path segment, or `""` for the page itself. */
  readonly file: string;
  /** For people to look at, for readers to subscribe to, for programs, or a feed shown to people. */
  readonly kind: "page" | "feed" | "data" | "preview";
  /** Without parameters, as links and the lists of what to compress name it. */
  readonly mediaType: string;
  /** As sent in `Content-Type`: the media type with its parameters. */
  readonly contentType: string;
  /** For people: "RSS". */
  readonly title: string;
  /** For people who choose among formats: a sentence. */
  readonly about?: string;
  /** How the page itself points here; `related` is no other form of it (RFC 4287 §4.2.7.2). */
  readonly rel: "self" | "alternate" | "amphtml" | "related";
  /** Whether it names the hubs of the publication, which hear of its changes (WebSub §4). */
  readonly isTopic?: true;
  /** Where the schema of its data is published, below the publication's base URL. */
  readonly schemaPath?: string;
  /** Whether a subject has it; every subject has the others. What it has not is 404 and in no link. */
  readonly standsFor?: (subject: Subject) => boolean;
  /** RFC 3229: the feed stays valid with the newest entries alone, for readers that ask for those. */
  readonly instanceManipulation?: "feed";
  /** Sent as `Content-Security-Policy` with pages. */
  readonly contentSecurityPolicy?: string;
  /** Pure: the same subject and links give the same bytes, with no clock and no fetch. */
  readonly render: (subject: Subject, links: readonly Link[]) => string;
}

export type FeedRepresentation = Representation<Feed>;
export type PublicationRepresentation = Representation<Publication>;
export type ArticleRepresentation = Representation<ArticlePage>;
