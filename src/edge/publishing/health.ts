import type { NewsroomStatus } from "../../newsroom/report.ts";
import { isRestoring } from "../../newsroom/restoring.ts";
import { hashOf } from "../../store/codec.ts";
import { keys } from "../../store/keys.ts";
import type { Edge } from "../edge.ts";
import { type HealthCheck, type HealthChecks, healthAnswer } from "../health.ts";
import { withPatience } from "../patience.ts";
import { REQUEST_ID, requestIdOf } from "../request-id.ts";
import type { PublishingContext } from "./session.ts";

/** The Newsroom answers in milliseconds, or something is wrong with it. */
const PATIENCE_MS = 3000;
/** What is due longer than this is late: KV takes a key once a second. */
const LATE_MS = 60_000;

/** How the newsroom is, for those who publish: whether readers have what the ledger has. */
export const getHealth = async (c: PublishingContext, edge: Edge): Promise<Response> => {
  const looked = await lookedAt(edge).catch((error: unknown): HealthChecks => {
    if (isRestoring(error)) {
      return { newsroom: { status: "fail", output: "A backup is being restored" } };
    }
    const { method, path, raw } = c.req;
    const id = requestIdOf(edge, raw);
    edge.log({ event: "newsroom-unavailable", id, method, path, error: String(error) });
    return { newsroom: { status: "fail", output: `It failed; see the log at ${REQUEST_ID}` } };
  });
  return healthAnswer(looked);
};

const lookedAt = async (edge: Edge): Promise<HealthChecks> => {
  const startedMs = edge.now();
  const newsroom = edge.newsroom();
  const asked = Promise.all([newsroom.publication(), newsroom.status()]);
  const answered = await withPatience(asked, PATIENCE_MS);
  if (!answered) {
    return { newsroom: { status: "fail", output: `No answer within ${PATIENCE_MS} ms` } };
  }
  const [ledger, status] = answered.value;
  const took = { observedValue: edge.now() - startedMs, observedUnit: "ms" };
  const shown = await edge.records.read("publication", keys.publication());
  shown?.discard();
  const isShown = shown?.metadata.hash === (ledger && hashOf(ledger.publication));
  return {
    newsroom: { status: "pass", ...took },
    "kv:settings": isShown
      ? { status: "pass" }
      : { status: "warn", output: "KV has other settings here than the ledger" },
    ...statusChecks(status, edge.now()),
  };
};

const statusChecks = (
  { articles, releases, outbox, announcements, spent }: NewsroomStatus,
  nowMs: number,
): HealthChecks => {
  const { waiting, oldestDueAt, parked } = outbox;
  const isLate = oldestDueAt !== undefined && nowMs - Date.parse(oldestDueAt) > LATE_MS;
  const { writes, isExhausted, budget } = spent;
  const { failing, refused } = releases;
  return {
    releases: countCheck(articles.scheduled ?? 0, "scheduled", [
      failing.length > 0 && `${failing.length} due that fail`,
      refused.length > 0 && `${refused.length} refused, drafts again`,
    ]),
    outbox: countCheck(waiting, "records", [
      parked > 0 && `${parked} set aside`,
      isLate && `the oldest due since ${oldestDueAt}`,
    ]),
    announcements: countCheck(announcements.waiting, "announcements", [
      announcements.parked > 0 && `${announcements.parked} set aside`,
    ]),
    "kv:writes": countCheck(writes, "writes", [
      isExhausted && "KV takes no more today",
      budget !== undefined && writes >= budget && `the day's budget of ${budget} is spent`,
    ]),
  };
};

/** So many, and what is wrong with that. */
const countCheck = (
  observedValue: number,
  observedUnit: string,
  complaints: readonly (string | false)[],
): HealthCheck => {
  const wrong = complaints.filter((complaint) => complaint !== false);
  return {
    status: wrong.length > 0 ? "warn" : "pass",
    observedValue,
    observedUnit,
    ...(wrong.length > 0 && { output: wrong.join("; ") }),
  };
};
