import type { RestoreProgress, RestoreRefusal } from "../../src/newsroom/backup.ts";
import type { ArticleQuery, FeedFacts, ListedArticle } from "../../src/newsroom/article-query.ts";
import type { Forecast } from "../../src/newsroom/foretold.ts";
import type { AuditEntry, AuditQuery } from "../../src/newsroom/audit.ts";
import type {
  ArticlePreview,
  CommandRequest,
  LedgerArticle,
  Newsroom,
  Projection,
  Receipt,
  Refusal,
  RevisionContent,
} from "../../src/newsroom/newsroom.ts";
import type { Slug } from "../../src/model/identity.ts";
import type { Publication } from "../../src/model/publication.ts";
import { type Result, fail, ok } from "../../src/model/result.ts";
import type { Holder, IssuedToken } from "../../src/model/token.ts";
import { anArticle, instant, slug } from "./builders.ts";

/** A Newsroom that answers as a test tells it to, and remembers what it was asked. */
export interface ScriptedNewsroom extends Newsroom {
  /** The answer to the next commands. */
  outcome: Result<Receipt, Refusal>;
  readonly commands: {
    readonly name: string;
    readonly what: unknown;
    readonly request: CommandRequest;
  }[];
  readonly articles: Map<string, LedgerArticle>;
  /** Where the articles went that stood at slugs. */
  readonly moved: Map<string, Slug>;
  /** What lists begin with, whatever is asked for. */
  listed: readonly ListedArticle[];
  readonly feedFacts: Map<string, FeedFacts>;
  /** What was asked for last. */
  asked: ArticleQuery | undefined;
  readonly history: Map<string, readonly RevisionContent[]>;
  settings: { readonly publication: Publication; readonly etag: string } | undefined;
  readonly oldPaths: Map<string, Slug>;
  readonly kept: Map<string, { readonly type: string; readonly bytes: number }>;
  /** The bytes of what was uploaded. */
  readonly files: Map<string, Uint8Array>;
  progress: Projection | undefined;
  /** How many keys there were to sign previews with. */
  keysMade: number;
  /** The slugs that were looked up for a preview. */
  readonly previewed: string[];
  /** Whose tokens gave links to previews away. */
  readonly previewsMadeBy: string[];
  /** The answer to each part of a backup. */
  restoring: Result<RestoreProgress, RestoreRefusal>;
  /** Whose issued tokens are in force, by digest. */
  readonly holders: Map<string, Holder>;
  readonly issued: Map<string, IssuedToken>;
  /** The digests that were asked for. */
  readonly digests: string[];
  /** The audit log, whatever is asked of it. */
  entries: readonly AuditEntry[];
  readonly queries: AuditQuery[];
}

export const aReceipt = (over: Partial<Receipt> = {}): Receipt => ({
  etag: '"1-abc"',
  revision: 1,
  state: "live",
  created: true,
  changed: true,
  committedAt: instant("2026-11-01T08:00:00Z"),
  sequence: 7,
  projected: true,
  ...over,
});

export const aForecast = (): Forecast => ({
  etag: '"1-abc"',
  revision: 1,
  state: "live",
  created: true,
  changed: true,
  changes: [],
  updatedAt: { after: instant("2026-11-01T08:00:00Z") },
  feeds: { enters: ["front"], leaves: [] },
  keys: { writes: ["resource:v1:first"], removes: [] },
});

export const aLedgerArticle = (over: Partial<LedgerArticle> = {}): LedgerArticle => ({
  submission: { article: anArticle("first") },
  state: "live",
  etag: '"1-abc"',
  revision: 1,
  committedAt: instant("2026-11-01T08:00:00Z"),
  ...over,
});

export const aListedArticle = (name: string, sequence = 1): ListedArticle => {
  const { submission, ...facts } = aLedgerArticle({ submission: { article: anArticle(name) } });
  const { id, slug: at, title, section, topics, publishedAt, updatedAt } = submission.article;
  return { id, slug: at, title, section, topics, publishedAt, updatedAt, ...facts, sequence };
};

export const aRevision = (over: Partial<RevisionContent> = {}): RevisionContent => {
  const { submission, state, revision, committedAt } = aLedgerArticle();
  const { title } = submission.article;
  return { submission, state, revision, committedAt, title, by: "desk", ...over };
};

const rebuilt = {
  startedAt: instant("2026-11-01T08:00:00Z"),
  total: 9,
  marked: 9,
  waiting: 0,
  finishedAt: instant("2026-11-01T08:00:09Z"),
};
export const anIssuedToken = (over: Partial<IssuedToken> = {}): IssuedToken => ({
  name: "editor",
  scopes: ["write", "publish"],
  createdAt: instant("2026-11-01T08:00:00Z"),
  createdBy: "desk",
  ...over,
});

export const scriptedNewsroom = (): ScriptedNewsroom => {
  const newsroom: ScriptedNewsroom = {
    outcome: ok(aReceipt()),
    commands: [],
    articles: new Map(),
    moved: new Map(),
    listed: [],
    feedFacts: new Map(),
    asked: undefined,
    history: new Map(),
    settings: undefined,
    oldPaths: new Map(),
    kept: new Map(),
    files: new Map(),
    progress: { done: true, waiting: [] },
    keysMade: 1,
    previewed: [],
    previewsMadeBy: [],
    restoring: ok({ parts: 1, isDone: false }),
    holders: new Map(),
    issued: new Map(),
    digests: [],
    entries: [],
    queries: [],

    publish: async (what, request) => command("publish", what, request),
    publishAll: async (batch, by) =>
      Promise.all(
        batch.map(async ({ submission, isDraft, ...conditions }) => {
          const name = isDraft ? "saveDraft" : "publish";
          const outcome = await command(name, submission, { ...conditions, by });
          if (!outcome.ok) return outcome;
          const { projected: _, ...committed } = outcome.value;
          return ok(committed);
        }),
      ),
    forecast: async (what, request) => {
      const outcome = await command("forecast", what, request);
      return outcome.ok ? ok(aForecast()) : outcome;
    },
    withdraw: async (slug, notice, request) => command("withdraw", { slug, ...notice }, request),
    saveDraft: async (what, request) => command("saveDraft", what, request),
    deleteDraft: async (slug, request) => {
      const outcome = await command("deleteDraft", { slug }, request);
      return outcome.ok ? ok(undefined) : outcome;
    },
    publishDraft: async (slug, request) => command("publishDraft", { slug }, request),
    schedule: async (slug, at, request) => command("schedule", { slug, at }, request),
    unschedule: async (slug, request) => command("unschedule", { slug }, request),
    correct: async (slug, html, request) => command("correct", { slug, html }, request),
    reinstate: async (slug, request) => command("reinstate", { slug }, request),
    move: async (from, to, request) => command("move", { from, to }, request),
    restore: async (slug, revision, request) => command("restore", { slug, revision }, request),
    adopt: async (what, request) => command("adopt", what, request),
    revisions: async (slug) =>
      newsroom.history.get(slug)?.map((revision) => {
        const { submission: _, ...remembered } = revision;
        return remembered;
      }),
    revision: async (slug, number) =>
      newsroom.history.get(slug)?.find(({ revision }) => revision === number),
    article: async (slug) => newsroom.articles.get(slug),
    movedTo: async (slug) => newsroom.moved.get(slug),
    keepOldPaths: async (changes) => {
      for (const [path, slug] of Object.entries(changes)) {
        if (slug === null) newsroom.oldPaths.delete(path);
        else newsroom.oldPaths.set(path, slug);
      }
      return { sequence: 7, projected: newsroom.progress?.done ?? true };
    },
    oldPathsAfter: async (after, limit) =>
      Object.fromEntries(
        [...newsroom.oldPaths]
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .filter(([path]) => path > after)
          .slice(0, limit),
      ),
    list: async (query) => {
      newsroom.asked = query;
      return newsroom.listed.slice(0, query.limit);
    },
    feeds: async () => newsroom.feedFacts,
    publication: async () => newsroom.settings,
    keepMedia: async (name, type, file) => {
      const isNew = !newsroom.kept.has(name);
      newsroom.kept.set(name, { type, bytes: file.byteLength });
      newsroom.files.set(name, file);
      return isNew;
    },
    media: async (names) => new Map([...newsroom.kept].filter(([name]) => names.includes(name))),
    mediaFile: async (name) => newsroom.files.get(name),
    preview: async (slug) => preview(slug),
    makePreviews: async (slug, by) => {
      newsroom.previewsMadeBy.push(by);
      return preview(slug);
    },
    previewKey: async () => `key ${newsroom.keysMade}`,
    revokePreviews: async () => void (newsroom.keysMade += 1),
    projection: async () => newsroom.progress,
    status: async () => ({
      articles: { live: 2, scheduled: 1 },
      releases: {
        next: [{ slug: slug("soon"), at: instant("2026-12-01T09:00:00Z") }],
        last: [],
        failing: [],
        refused: [],
      },
      overdue: 0,
      outbox: { waiting: 0, failing: [], parked: 0, parkedRows: [], kinds: {} },
      announcements: { waiting: 0, parked: 0, failing: [] },
      spent: { day: "2026-11-01", writes: 0, isExhausted: false },
      rebuild: rebuilt,
      schema: 11,
      rendering: 8,
      storageBytes: 4096,
    }),
    rebuild: async () => rebuilt,
    rebuildProgress: async () => rebuilt,
    backup: async (after) =>
      after
        ? undefined
        : {
            schema: 11,
            snapshot: "a-1",
            total: 0,
            table: "command",
            columns: [],
            rows: [],
            next: null,
          },
    restoreBackup: async () => newsroom.restoring,
    abandonRestore: async () => newsroom.restoring,
    holderOf: async (sha256) => {
      newsroom.digests.push(sha256);
      return newsroom.holders.get(sha256);
    },
    issueToken: async ({ sha256, ...token }, by) => {
      if (newsroom.issued.has(token.name)) {
        return fail({ reason: "name-taken", name: token.name });
      }
      newsroom.holders.set(sha256, token);
      const issued = anIssuedToken({ ...token, createdBy: by });
      newsroom.issued.set(token.name, issued);
      return ok(issued);
    },
    tokens: async () => [...newsroom.issued.values()],
    revokeToken: async (name) => {
      const issued = newsroom.issued.get(name);
      return issued ? ok(issued) : fail({ reason: "unknown-token", name });
    },
    audit: async (query) => {
      newsroom.queries.push(query);
      return newsroom.entries.slice(0, query.limit);
    },
  };
  const preview = (slug: Slug): ArticlePreview | undefined => {
    newsroom.previewed.push(slug);
    const found = newsroom.articles.get(slug);
    if (!found || !newsroom.settings) return undefined;
    const { submission, state, etag, revision } = found;
    const { publication } = newsroom.settings;
    const { article } = submission;
    return { article, publication, translations: [], state, etag, revision };
  };
  const command = async (name: string, what: unknown, request: CommandRequest) => {
    newsroom.commands.push({ name, what, request });
    return newsroom.outcome;
  };
  return newsroom;
};
