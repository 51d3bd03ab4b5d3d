import { command, conditionalRead, NOTE, onceCommand, type Operation, read } from "./operation.ts";

type Method = "delete" | "get" | "post" | "put";

const CHANGED = [200, 202, 400, 404, 409, 412, 413, 422, 428];
const CHANGED_WITH_BODY = [...CHANGED, 415];

/** Every operation there is, by path below `/publishing` and method; HEAD comes with GET. */
export const OPERATIONS: Readonly<Record<string, Readonly<{ [M in Method]?: Operation }>>> = {
  "/articles": {
    get: read("List the articles of the ledger", "ArticleList", [200, 400], {
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
    get: conditionalRead("Read an article", "Article"),
    put: command(
      "Publish an article or a revision of it, or schedule it",
      [200, 201, 202, 400, 404, 409, 410, 412, 413, 415, 422, 428],
      "Article",
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
    put: command("Keep a draft", [200, 201, 400, 404, 409, 412, 413, 415, 422, 428], "Article"),
    delete: {
      summary: "Forget a draft",
      answers: [204, 400, 404, 409, 412, 428],
      query: NOTE,
      isConditional: true,
    },
  },
  "/articles/{slug}/validate": {
    post: {
      ...command(
        "Say what publishing would do, without doing it",
        [200, 400, 404, 409, 410, 412, 413, 415, 422],
        "Article",
      ),
      gives: "Forecast",
    },
  },
  "/articles/{slug}/publish": { post: onceCommand("Publish what the ledger holds", CHANGED) },
  "/articles/{slug}/schedule": {
    post: onceCommand("Release it at an instant", [200, 400, 404, 409, 412, 413, 415, 422, 428], {
      field: "at",
      description: "When it goes live: RFC 3339 with a zone.",
    }),
    delete: command("Call its release off", [200, 400, 404, 409, 412]),
  },
  "/articles/{slug}/corrections": {
    post: onceCommand("Add a visible note, dated now", CHANGED_WITH_BODY, {
      field: "text",
      description: "What was wrong, and what is right: inline Markdown.",
    }),
  },
  "/articles/{slug}/reinstate": {
    post: onceCommand("Make a withdrawn article live again", CHANGED),
  },
  "/articles/{slug}/move": {
    post: onceCommand("Give it another permalink", CHANGED_WITH_BODY, {
      field: "to",
      description: "The slug at which it is to stand; the old one leads there.",
    }),
  },
  "/articles/{slug}/previews": {
    post: {
      summary: "Make links that show a draft to whoever has them",
      answers: [200, 400, 404, 409, 413, 415, 422],
      gives: "Previews",
      body: {
        field: "for",
        description:
          "How long they are good: minutes, hours or days, such as 90m, 24h or 7d; 24h when absent.",
        isOptional: true,
      },
    },
  },
  "/articles/{slug}/revisions": {
    get: read("List its revisions, newest first", "RevisionList", [200, 404]),
  },
  "/articles/{slug}/revisions/{revision}": {
    get: read("Read a revision", "RevisionContent", [200, 404]),
  },
  "/articles/{slug}/revisions/{revision}/diff/{other}": {
    get: read("Say what differs between two revisions", "Difference", [200, 404]),
  },
  "/articles/{slug}/revisions/{revision}/restore": {
    post: onceCommand("Make an earlier revision's content the newest", CHANGED),
  },
  "/bulk": {
    post: {
      summary: "Publish many articles, one JSON object a line; each is answered by a line",
      answers: [200, 400, 409, 413, 415, 422],
      gives: "BatchLine",
      body: "BatchItem",
    },
  },
  "/feeds": { get: read("List the feeds of the publication", "FeedList", [200, 409]) },
  "/publication": {
    get: conditionalRead("Read the settings", "Publication"),
    put: {
      summary: "Adopt settings",
      answers: [200, 201, 202, 400, 412, 413, 415, 422, 428],
      gives: "Receipt",
      isConditional: true,
      body: "Publication",
    },
  },
  "/media/{name}": {
    get: read("Ask whether a file was uploaded", "File", [200, 404]),
    put: {
      summary: "Upload a file under its SHA-256",
      answers: [200, 201, 400, 411, 413, 415, 422],
      gives: "File",
      body: "bytes",
    },
  },
  "/media/{name}/content": { get: read("Read a file, published or not", "bytes", [200, 404]) },
  "/redirects": {
    get: read("List the addresses of a site that came before", "OldAddressList", [200], {
      after: "`next` of the page before",
    }),
    put: {
      summary: "Have addresses of a site that came before lead to articles",
      answers: [200, 202, 400, 413, 415, 422],
      gives: "OldAddressReceipt",
      body: "OldAddresses",
    },
  },
  "/previews": { delete: { summary: "Revoke every link to a preview", answers: [204] } },
  "/projections/{sequence}": {
    get: read("Say how far readers have what a command changed", "Projection", [200, 404]),
  },
  "/health": { get: read("Say how the Newsroom is", "Health") },
  "/status": { get: read("Say what the Newsroom has, what waits and what failed", "Status") },
  "/backup": {
    get: read("Read the rows of the ledger, page by page", "BackupPage", [200, 400], {
      after: "`next` of the page before, as JSON",
    }),
  },
  "/restore": {
    post: {
      summary: "Put a part of a backup into an empty newsroom",
      answers: [200, 400, 409, 413, 415, 422],
      gives: "RestoreProgress",
      body: "BackupPart",
    },
    delete: {
      summary: "Give up a backup that is half restored, and empty the newsroom",
      answers: [200, 409],
      gives: "RestoreProgress",
    },
  },
  "/tokens": {
    get: read("List every token that was issued", "TokenList"),
    post: {
      summary: "Issue a token, which is shown once",
      answers: [201, 400, 409, 413, 415, 422],
      gives: "NewToken",
      body: "TokenRequest",
    },
  },
  "/tokens/{token}": { delete: { summary: "Revoke a token", answers: [200, 404], gives: "Token" } },
  "/audit": {
    get: read("List what was done, and by whose token", "AuditLog", [200, 400], {
      after: "`next` of the page before",
      limit: "1 to 1,000; 100 when absent",
      subject: "Id, name or slug of what it was about",
      token: "Name of a token",
    }),
  },
  "/rebuild": {
    get: read("Say how far a rebuild is", "Rebuild"),
    post: {
      summary: "Write every record of KV anew from the ledger",
      answers: [202],
      gives: "Rebuild",
    },
  },
};
