import { ARTICLE_STATES } from "../../../../model/article-state.ts";
import type { BackupPage, RestorePart, RestoreProgress } from "../../../../newsroom/backup.ts";
import type {
  AnnouncementReport,
  FailingRelease,
  Lateness,
  NewsroomStatus,
  OutboxReport,
  QueuedKind,
  RebuildProgress,
  RefusedRelease,
  UpcomingRelease,
} from "../../../../newsroom/report.ts";
import { count, list, record, type Schema, text } from "../../../../representations/json-schema.ts";
import { body, flag, instant, listOf, mapOf, recordOf, slug } from "./members.ts";

const waiting = count("What will be written by itself.");
const parked = count("What was set aside, because it failed too often.");
const oldestDueAt = instant("Since when the first of it is due.");
const error = text("What went wrong.");
const since = instant("Since when.");
const release = { slug: slug("The article."), at: instant("When it is or was due.") };

const outbox = recordOf<OutboxReport>(
  "What KV has still to get.",
  {
    waiting,
    parked,
    failing: listOf(
      record(
        "A key whose last attempt failed.",
        { key: text("Of KV."), attempts: count("Failures in a row.") },
        { lastError: error },
      ),
      "The most urgent first.",
    ),
    parkedRows: list(record("A key that was set aside.", { key: text("Of KV."), error, since })),
    kinds: mapOf(
      recordOf<QueuedKind>("The same of one kind.", { waiting, parked }, { oldestDueAt }),
      "By kind of keys.",
    ),
  },
  { oldestDueAt },
);

const announcements = recordOf<AnnouncementReport>("What hubs have still to be told.", {
  waiting,
  parked,
  failing: list(
    record("One that failed.", {
      hub: text("Its URL."),
      path: text("The page whose feeds changed."),
      error,
      since,
    }),
  ),
});

const page = {
  schema: count("How many migrations the ledger has been through."),
  table: text("A table of the ledger."),
  columns: list(text("Name of a column.")),
  rows: listOf(list({ description: "Text, number, null or {base64}." }), "Values by column."),
};

const position: Schema = {
  type: ["object", "null"],
  description: "`after` of the page that follows, as JSON; null on the last.",
};

/** How the newsroom is, and what keeps it so. */
export const UPKEEP_BODIES = {
  Status: recordOf<NewsroomStatus>("What the newsroom holds, what waits and what fails.", {
    articles: {
      type: "object",
      description: "How many are in which state.",
      properties: Object.fromEntries(ARTICLE_STATES.map((name) => [name, count("So many.")])),
    },
    releases: recordOf<NewsroomStatus["releases"]>("Scheduled articles.", {
      next: list(recordOf<UpcomingRelease>("One to come.", release)),
      last: list(
        recordOf<Lateness>("One that was.", { ...release, latenessMs: count("How late.") }),
      ),
      failing: list(
        recordOf<FailingRelease>("One that a fault of ours keeps; it is tried again.", {
          ...release,
          error,
        }),
      ),
      refused: list(
        recordOf<RefusedRelease>("One that could not be accepted; it is a draft.", {
          ...release,
          problems: listOf(body("Fault"), "Why."),
        }),
      ),
    }),
    overdue: count("Keys and releases due for more than a minute, though no budget keeps them."),
    outbox,
    announcements,
    spent: recordOf<NewsroomStatus["spent"]>(
      "KV writes of this day in UTC.",
      {
        day: { type: "string", format: "date", description: "The day." },
        writes: count("So many."),
        isExhausted: flag("Whether KV takes no more today."),
      },
      { budget: count("At most; absent where the plan sets no limit.") },
    ),
    rebuild: body("Rebuild"),
    schema: page.schema,
    rendering: count("The version of what is rendered."),
    storageBytes: count("What the ledger takes on disk."),
  }),
  Rebuild: recordOf<RebuildProgress>(
    "How far it is to write every key anew.",
    {
      startedAt: instant("When it began."),
      total: count("Keys there were then."),
      marked: count("Keys that the outbox got."),
      waiting: count("Those of them that are not written yet."),
    },
    {
      isHeld: flag("Whether the day's budget keeps the rest until tomorrow."),
      isIncomplete: flag("Whether KV lacks records; readers get 503 for those."),
      finishedAt: instant("When everything was written."),
    },
  ),
  Health: record("Whether readers get what is published (draft-inadarei-api-health-check-06).", {
    status: { enum: ["pass", "warn", "fail"], description: "As bad as the worst check." },
    checks: mapOf(
      list(
        record(
          "A check.",
          { status: { enum: ["pass", "warn", "fail"] } },
          {
            observedValue: { type: ["integer", "string"] },
            observedUnit: text("Of that value."),
            output: text("What is wrong."),
          },
        ),
      ),
      "By component and measurement.",
    ),
  }),
  BackupPage: recordOf<BackupPage>(
    "Rows of one table of the ledger.",
    {
      ...page,
      snapshot: text("Pages with the same one show what one command left, however far KV is."),
      next: position,
    },
    { total: count("Rows of all tables; on the first page.") },
  ),
  BackupPart: recordOf<RestorePart>("A part of a backup on its way back.", {
    id: text("Any name of the backup."),
    number: count("From 0."),
    isLast: flag("Whether the backup is whole with it."),
    ...page,
  }),
  RestoreProgress: recordOf<RestoreProgress>("How far a backup is restored.", {
    parts: count("Parts that are there."),
    isDone: flag("Whether it is whole."),
  }),
} as const;
