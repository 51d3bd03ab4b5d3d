import { DurableObject } from "cloudflare:workers";
import { isPreviewable } from "../model/article-state.ts";
import type { Slug } from "../model/identity.ts";
import type { Publication } from "../model/publication.ts";
import type { BackupPage, BackupPosition, RestorePart, Restored } from "./backup.ts";
import { backupPage } from "./ledger/backup.ts";
import { type Result, fail, ok } from "../model/result.ts";
import type { Holder, IssuedToken, NewToken } from "../model/token.ts";
import type { AuditEntry, AuditQuery } from "./audit.ts";
import type { Ledger } from "./ledger/ledger.ts";
import { Restoration } from "./ledger/restoration.ts";
import type { ArticleQuery, FeedFacts, ListedArticle } from "./article-query.ts";
import type {
  ArticlePreview,
  KeptMedia,
  LedgerArticle,
  Projection,
  Refusal,
  Revision,
  RevisionContent,
} from "./newsroom.ts";
import { previewOf } from "./preview.ts";

/** The Durable Object that has the ledger, and what may be asked of it; a command that changes what is public is elsewhere. */
export abstract class LedgerObject extends DurableObject<Env> {
  readonly #ledger: Ledger;
  protected readonly restoration: Restoration;

  constructor(ctx: DurableObjectState, env: Env, ledger: Ledger) {
    super(ctx, env);
    this.#ledger = ledger;
    this.restoration = new Restoration(ctx.storage);
  }

  /** @throws while a backup is being restored, so that no call is answered then */
  protected get ledger(): Ledger {
    return this.restoration.whole(this.#ledger);
  }

  async backup(after?: BackupPosition): Promise<BackupPage | undefined> {
    return backupPage(this.restoration.whole(this.ctx.storage.sql), after);
  }

  async restoreBackup(part: RestorePart, by: string): Promise<Restored> {
    const taken = this.restoration.take(part);
    if (!taken.ok || !taken.value.isDone) return taken;
    this.ledger.log.add({ command: "restoreBackup", by, nowMs: this.now() }, {});
    // Its ledger has written nothing yet, so it begins with all of it.
    await this.start();
    return taken;
  }

  async abandonRestore(): Promise<Restored> {
    const abandoned = this.restoration.abandon();
    if (abandoned.ok) await this.start();
    return abandoned;
  }

  /** Has the rest of the object begin with the ledger that is there now. */
  protected abstract start(): Promise<void>;

  /** 256 bits that nobody can guess, as text. */
  protected abstract secret(): string;
  /** The clock, in Unix milliseconds. */
  protected abstract now(): number;

  /** With every slug at which it stood before, by whichever command it left them. */
  async article(slug: Slug): Promise<LedgerArticle | undefined> {
    const stored = this.ledger.articles.at(slug);
    if (!stored) return undefined;
    const { sequence: _, submission, ...article } = stored;
    const movedFrom = this.ledger.redirects.of(submission.article.id);
    return {
      ...article,
      submission: { ...submission, ...(movedFrom.length > 0 && { movedFrom }) },
    };
  }

  async list(query: ArticleQuery): Promise<readonly ListedArticle[]> {
    return this.ledger.listing.find(query);
  }

  async feeds(): Promise<ReadonlyMap<string, FeedFacts>> {
    return this.ledger.feeds.all();
  }

  async oldPathsAfter(after: string, limit: number) {
    return this.ledger.oldPaths.after(after, limit);
  }

  async movedTo(slug: Slug): Promise<Slug | undefined> {
    return this.ledger.redirects.movedTo(slug);
  }

  async revisions(slug: Slug): Promise<readonly Revision[] | undefined> {
    const id = this.ledger.articles.ownerOf(slug);
    return id && this.ledger.revisions.of(id);
  }

  async revision(slug: Slug, number: number): Promise<RevisionContent | undefined> {
    const id = this.ledger.articles.ownerOf(slug);
    return id && this.ledger.revisions.at(id, number);
  }

  async publication(): Promise<
    { readonly publication: Publication; readonly etag: string } | undefined
  > {
    const stored = this.ledger.publications.current();
    return stored && { publication: stored.publication, etag: stored.etag };
  }

  async keepMedia(name: string, type: string, file: Uint8Array, by: string): Promise<boolean> {
    return this.ledger.keepMedia(name, type, file, by, this.now());
  }

  async media(names: readonly string[]): Promise<ReadonlyMap<string, KeptMedia>> {
    return this.ledger.media.kept(names);
  }

  async mediaFile(name: string): Promise<Uint8Array | undefined> {
    const { media } = this.ledger;
    const facts = media.kept([name]).get(name);
    return facts && media.hasBytes(name) ? media.bytesOf(name, facts.bytes) : undefined;
  }

  async preview(slug: Slug): Promise<ArticlePreview | undefined> {
    return previewOf(slug, this.ledger);
  }

  async makePreviews(slug: Slug, by: string): Promise<ArticlePreview | undefined> {
    const preview = previewOf(slug, this.ledger);
    if (preview && isPreviewable(preview.state)) {
      const { article, state, revision } = preview;
      const shown = { subject: article.id, slug: article.slug, state, revision };
      this.ledger.log.add({ command: "makePreviews", by, nowMs: this.now() }, shown);
    }
    return preview;
  }

  async previewKey(): Promise<string> {
    return this.ledger.previewKeys.current(() => this.secret());
  }

  async revokePreviews(by: string): Promise<void> {
    const { log, previewKeys } = this.ledger;
    this.ctx.storage.transactionSync(() => {
      log.add({ command: "revokePreviews", by, nowMs: this.now() }, {});
      previewKeys.forget();
    });
  }

  async projection(sequence: number): Promise<Projection | undefined> {
    const { log, outbox } = this.ledger;
    return log.has(sequence) ? outbox.progress(sequence) : undefined;
  }

  async holderOf(sha256: string): Promise<Holder | undefined> {
    return this.ledger.tokens.use(sha256, this.now());
  }

  async issueToken(token: NewToken, by: string): Promise<Result<IssuedToken, Refusal>> {
    const { name } = token;
    if (this.ledger.tokens.named(name)) return fail({ reason: "name-taken", name });
    this.ledger.issueToken(token, by, this.now());
    return this.#issued(name);
  }

  async tokens(): Promise<readonly IssuedToken[]> {
    return this.ledger.tokens.all();
  }

  async revokeToken(name: string, by: string): Promise<Result<IssuedToken, Refusal>> {
    const issued = this.#issued(name);
    if (!issued.ok || issued.value.revokedAt) return issued;
    this.ledger.revokeToken(name, by, this.now());
    return this.#issued(name);
  }

  async audit(query: AuditQuery): Promise<readonly AuditEntry[]> {
    return this.ledger.log.entries(query);
  }

  #issued(name: string): Result<IssuedToken, Refusal> {
    const issued = this.ledger.tokens.named(name);
    return issued ? ok(issued) : fail({ reason: "unknown-token", name });
  }
}
