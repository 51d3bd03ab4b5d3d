import { z } from "zod";

const QUEUED = z.object({
  waiting: z.number(),
  parked: z.number(),
  oldestDueAt: z.string().optional(),
});

/** What the API says of the newsroom; more may follow, and goes out with `--json`. */
export const STATUS = z.looseObject({
  articles: z.record(z.string(), z.number()),
  releases: z.object({
    next: z.array(z.object({ slug: z.string(), at: z.string() })),
    last: z.array(z.object({ slug: z.string(), at: z.string(), latenessMs: z.number() })),
    failing: z.array(z.object({ slug: z.string(), at: z.string(), error: z.string() })),
    refused: z.array(
      z.object({
        slug: z.string(),
        at: z.string(),
        problems: z.array(z.looseObject({ pointer: z.string().optional(), detail: z.string() })),
      }),
    ),
  }),
  overdue: z.number(),
  outbox: z.looseObject({
    ...QUEUED.shape,
    kinds: z.record(z.string(), QUEUED),
    failing: z.array(
      z.object({ key: z.string(), attempts: z.number(), lastError: z.string().optional() }),
    ),
    parkedRows: z.array(z.object({ key: z.string(), error: z.string(), since: z.string() })),
  }),
  announcements: z.looseObject({
    waiting: z.number(),
    parked: z.number(),
    failing: z.array(
      z.object({ hub: z.string(), path: z.string(), error: z.string(), since: z.string() }),
    ),
  }),
  spent: z.object({
    day: z.string(),
    writes: z.number(),
    isExhausted: z.boolean(),
    budget: z.number().optional(),
  }),
  rebuild: z.looseObject({
    startedAt: z.string(),
    total: z.number(),
    marked: z.number(),
    waiting: z.number(),
    isIncomplete: z.boolean().optional(),
    finishedAt: z.string().optional(),
  }),
  schema: z.number(),
  rendering: z.number(),
  storageBytes: z.number(),
});

export type StatusAnswer = z.infer<typeof STATUS>;
