/** What a request may carry in its query, and what that is. */
type Query = Readonly<Record<string, string>>;

/** An operation of the API in the words of its description; how it is written down is `document.ts`. */
export interface Operation {
  readonly summary: string;
  readonly answers: readonly number[];
  readonly query?: Query;
  /** Whether `If-Match` and `If-None-Match` are heeded. */
  readonly isConditional?: true;
  readonly body?: Body;
}

/** `article` is JSON or Markdown; a text is the one field of a JSON object. */
type Body = "article" | "batch" | "file" | "part" | "publication" | "redirects" | "token" | Field;

interface Field {
  readonly field: string;
  readonly isOptional?: true;
}

type Method = "delete" | "get" | "post" | "put";

const NOTE: Query = { note: "Kept with the revision, never public; at most 1,000 characters" };

const command = (summary: string, answers: readonly number[], body?: Body): Operation => ({
  summary,
  answers,
  query: NOTE,
  isConditional: true,
  ...(body && { body }),
});

const read = (summary: string, answers: readonly number[] = [200], query?: Query): Operation => ({
  summary,
  answers,
  ...(query && { query }),
});

const conditionalRead = (summary: string): Operation => ({
  ...read(summary, [200, 304, 404, 412]),
  isConditional: true,
});

const CHANGED = [200, 202, 400, 404, 409, 412, 413, 422, 428];
const CHANGED_WITH_BODY = [...CHANGED, 415];

/** Every operation there is, by path below `/publishing` and method; HEAD comes with GET. */
export const OPERATIONS: Readonly<Record<string, Readonly<{ [M in Method]?: Operation }>>> = {
  "/articles": {
    get: read("List the articles of the ledger", [200, 400], {
      state: "draft, scheduled, live, gone, legal or retracted",
      section: "Key of a section",
      topic: "Key of a topic",
      author: "Key of somebody in the byline",
      q: "Words that all stand in title, summary or body",
      order: "changed (newest first) or slug",
      limit: "1 to 100; 50 when absent",
      cursor: "`next` of the page before",
    }),
  },
  "/articles/{slug}": {
    get: conditionalRead("Read an article"),
    put: command(
      "Publish an article or a revision of it, or schedule it",
      [200, 201, 202, 400, 404, 409, 410, 412, 413, 415, 422, 428],
      "article",
    ),
    delete: {
      ...command("Withdraw an article", [200, 202, 400, 404, 409, 410, 412, 422]),
      query: {
        reason: "Shown to the public; wanted",
        replacedBy: "Slug of the live article in its place",
        demandBy: "Who demands it by law",
        demandReference: "What to find the demand by",
        kind: "gone, legal or retracted",
        ...NOTE,
      },
    },
  },
  "/articles/{slug}/draft": {
    put: command("Keep a draft", [200, 201, 400, 404, 409, 412, 413, 415, 422, 428], "article"),
    delete: command("Forget a draft", [204, 400, 404, 409, 412, 428]),
  },
  "/articles/{slug}/validate": {
    post: command(
      "Say what publishing would do, without doing it",
      [200, 400, 404, 409, 410, 412, 413, 415, 422],
      "article",
    ),
  },
  "/articles/{slug}/publish": { post: command("Publish what the ledger holds", CHANGED) },
  "/articles/{slug}/schedule": {
    post: command("Release it at an instant", [200, 400, 404, 409, 412, 413, 415, 422, 428], {
      field: "at",
    }),
    delete: command("Call its release off", [200, 400, 404, 409, 412]),
  },
  "/articles/{slug}/corrections": {
    post: command("Add a visible note, dated now", CHANGED_WITH_BODY, { field: "text" }),
  },
  "/articles/{slug}/reinstate": { post: command("Make a withdrawn article live again", CHANGED) },
  "/articles/{slug}/move": {
    post: command("Give it another permalink", CHANGED_WITH_BODY, { field: "to" }),
  },
  "/articles/{slug}/previews": {
    post: {
      summary: "Make links that show a draft to whoever has them",
      answers: [200, 400, 404, 409, 413, 415, 422],
      body: { field: "for", isOptional: true },
    },
  },
  "/articles/{slug}/revisions": { get: read("List its revisions, newest first", [200, 404]) },
  "/articles/{slug}/revisions/{revision}": { get: read("Read a revision", [200, 404]) },
  "/articles/{slug}/revisions/{revision}/diff/{other}": {
    get: read("Say what differs between two revisions", [200, 404]),
  },
  "/articles/{slug}/revisions/{revision}/restore": {
    post: command("Make an earlier revision's content the newest", CHANGED),
  },
  "/bulk": {
    post: {
      summary: "Publish many articles, one JSON object a line; each is answered by a line",
      answers: [200, 400, 409, 413, 415, 422],
      body: "batch",
    },
  },
  "/feeds": { get: read("List the feeds of the publication", [200, 409]) },
  "/publication": {
    get: conditionalRead("Read the settings"),
    put: command("Adopt settings", [200, 201, 202, 400, 412, 413, 415, 422, 428], "publication"),
  },
  "/media/{name}": {
    get: read("Ask whether a file was uploaded", [200, 404]),
    put: {
      summary: "Upload a file under its SHA-256",
      answers: [200, 201, 400, 411, 413, 415, 422],
      body: "file",
    },
  },
  "/media/{name}/content": { get: read("Read a file, published or not", [200, 404]) },
  "/redirects": {
    get: read("List the addresses of a site that came before", [200], {
      after: "`next` of the page before",
    }),
    put: {
      summary: "Have addresses of a site that came before lead to articles",
      answers: [200, 202, 400, 413, 415, 422],
      body: "redirects",
    },
  },
  "/previews": { delete: { summary: "Revoke every link to a preview", answers: [204] } },
  "/projections/{sequence}": {
    get: read("Say how far readers have what a command changed", [200, 404]),
  },
  "/health": { get: read("Say how the Newsroom is") },
  "/status": { get: read("Say what the Newsroom has, what waits and what failed") },
  "/backup": {
    get: read("Read the rows of the ledger, page by page", [200, 400], {
      after: "`next` of the page before",
    }),
  },
  "/restore": {
    post: {
      summary: "Put a part of a backup into an empty newsroom",
      answers: [200, 400, 409, 413, 415, 422],
      body: "part",
    },
  },
  "/tokens": {
    get: read("List every token that was issued"),
    post: {
      summary: "Issue a token, which is shown once",
      answers: [201, 400, 409, 413, 415, 422],
      body: "token",
    },
  },
  "/tokens/{token}": { delete: { summary: "Revoke a token", answers: [200, 404] } },
  "/audit": {
    get: read("List what was done, and by whose token", [200, 400], {
      after: "`next` of the page before",
      limit: "1 to 1,000; 100 when absent",
      subject: "Id, name or slug of what it was about",
      token: "Name of a token",
    }),
  },
  "/rebuild": {
    get: read("Say how far a rebuild is"),
    post: { summary: "Write every record of KV anew from the ledger", answers: [202] },
  },
};
