import { Announcements } from "./announcements.ts";
import { Answers } from "./answers.ts";
import { Archive } from "./archive.ts";
import { Articles } from "./articles.ts";
import { CommandLog } from "./command-log.ts";
import { Feeds } from "./feeds.ts";
import { Listing } from "./listing.ts";
import { Media } from "./media.ts";
import { OldPaths } from "./old-paths.ts";
import { OutboxRows } from "./outbox-rows.ts";
import { PreviewKeys } from "./preview-keys.ts";
import { Publications } from "./publications.ts";
import { Redirects } from "./redirects.ts";
import { Releases } from "./releases.ts";
import { Revisions } from "./revisions.ts";
import { Tokens } from "./tokens.ts";
import { Translations } from "./translations.ts";

/** The tables of the ledger, each with what can be asked of it and done to it. */
export class Tables {
  readonly log: CommandLog;
  readonly tokens: Tokens;
  readonly answers: Answers;
  readonly articles: Articles;
  readonly revisions: Revisions;
  readonly listing: Listing;
  readonly redirects: Redirects;
  readonly releases: Releases;
  readonly feeds: Feeds;
  readonly archive: Archive;
  readonly publications: Publications;
  readonly media: Media;
  readonly translations: Translations;
  readonly oldPaths: OldPaths;
  readonly outbox: OutboxRows;
  readonly announcements: Announcements;
  readonly previewKeys: PreviewKeys;

  constructor(storage: DurableObjectStorage) {
    const { sql } = storage;
    this.log = new CommandLog(sql);
    this.tokens = new Tokens(sql);
    this.answers = new Answers(sql);
    this.articles = new Articles(sql);
    this.revisions = new Revisions(sql);
    this.listing = new Listing(sql);
    this.redirects = new Redirects(sql);
    this.releases = new Releases(sql);
    this.feeds = new Feeds(sql);
    this.archive = new Archive(sql);
    this.publications = new Publications(sql);
    this.media = new Media(storage);
    this.translations = new Translations(sql);
    this.oldPaths = new OldPaths(sql);
    this.outbox = new OutboxRows(sql);
    this.announcements = new Announcements(sql);
    this.previewKeys = new PreviewKeys(sql);
  }
}
