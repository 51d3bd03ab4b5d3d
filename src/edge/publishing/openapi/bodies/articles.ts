import type { FeedFacts, ListedArticle } from "../../../../newsroom/article-query.ts";
import type { Revision } from "../../../../newsroom/revision.ts";
import type { Instant } from "../../../../model/instant.ts";
import { count, list, record, type Schema, text } from "../../../../representations/json-schema.ts";
import {
  body,
  etag,
  flag,
  instant,
  listOf,
  mapOf,
  orNull,
  recordOf,
  slug,
  state,
} from "./members.ts";

const id = text("A tag: URI (RFC 4151), which never changes.");
const title = text("Plain text on one line.");
const number = count("Its number, from 1.");
const committedAt = instant("When the ledger had it.");
const next = orNull("string", "Where the page after this begins; null on the last.");

const facts = {
  revision: number,
  state: state(),
  title,
  by: text("Name of the token that sent it."),
  committedAt,
};
const further = {
  note: text("Kept with it, never public."),
  latenessMs: count("Of a release: by how many milliseconds it was late."),
  problems: listOf(body("Fault"), "Of a release that could not be accepted: why."),
};

type Listed = Omit<ListedArticle, "releaseMs"> & { readonly scheduledFor?: Instant };

interface FeedRow extends Omit<FeedFacts, "committedAt"> {
  readonly feed: string;
  readonly title: string;
  readonly committedAt: Instant | null;
  readonly page: string;
  readonly rss: string;
  readonly atom: string;
  readonly json: string;
}

const address = (description: string): Schema => ({ type: "string", format: "uri", description });

/** What the ledger says of articles. */
export const ARTICLE_BODIES = {
  ArticleList: record("A page of the ledger's articles.", {
    articles: list(body("ListedArticle")),
    next,
  }),
  ListedArticle: recordOf<Listed>(
    "An article in a list.",
    {
      id,
      slug: slug("Where it stands."),
      title,
      section: slug("Key of its section."),
      topics: list(slug("Key of a topic.")),
      publishedAt: instant("First publication."),
      updatedAt: instant("Last significant change."),
      state: state(),
      etag,
      revision: number,
      sequence: count("The number of the command that wrote it."),
      committedAt,
    },
    { scheduledFor: instant("When it is released.") },
  ),
  RevisionList: record("The newest first.", { revisions: list(body("Revision")) }),
  Revision: recordOf<Revision>("What is remembered of a revision.", facts, further),
  RevisionContent: recordOf<Revision & { readonly content: object }>(
    "A revision with its content.",
    { ...facts, content: body("Article") },
    further,
  ),
  Difference: record("What differs between two revisions.", {
    from: number,
    to: number,
    changes: list(body("Change")),
  }),
  Previews: record("Links that show an article to whoever has them.", {
    expiresAt: instant("When they end."),
    state: state(),
    revision: count("What they show; after the next change they end."),
    links: mapOf(address("The link."), "By form: html, amp, articleJson, markdown, rss and so on."),
  }),
  BatchItem: record(
    "A line of a batch.",
    { slug: slug("Where it stands."), article: body("Article") },
    {
      ifMatch: text("As the header If-Match."),
      ifNoneMatch: text("As the header If-None-Match; not beside ifMatch."),
      draft: flag("Whether it is only to be kept."),
    },
  ),
  BatchLine: {
    description: "What became of a line: a receipt, or a problem.",
    type: "object",
    required: ["status"],
    properties: {
      slug: text("Of the line, where it has one."),
      status: count("As it would be of a request of its own."),
      detail: text("What is wrong."),
      problems: listOf(body("Fault"), "Each thing wrong with the line."),
      etag,
      revision: number,
      state: state(),
      current: orNull("string", "For 412 and 428: the revision tag in force."),
      created: flag("Whether something new stands there now."),
      changed: flag("Whether anything was written."),
      committedAt,
      sequence: count("The number of the command."),
      releaseAt: instant("When it is released."),
    },
  },
  FeedList: record("Every feed of the settings.", {
    feeds: list(
      recordOf<FeedRow>("A feed.", {
        feed: text("The path of its page, without the slash; front for the front page."),
        title,
        articles: count("Live ones in it."),
        committedAt: orNull("string", "When what it shows changed last."),
        version: count("How often that changed; 0 before the first."),
        page: address("Its page."),
        rss: address("RSS 2.0."),
        atom: address("Atom."),
        json: address("JSON Feed."),
      }),
    ),
  }),
} as const;
