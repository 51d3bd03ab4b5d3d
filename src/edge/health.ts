import type { Hono } from "hono";
import type { Settings } from "../settings.ts";
import { keys } from "../store/keys.ts";
import type { RecordKinds } from "../store/records.ts";
import { answer } from "./answer.ts";
import { sharedFlights } from "./flights.ts";
import { RETRY_AFTER_SECONDS } from "./freshness.ts";
import { offer } from "./methods.ts";
import type { Ports } from "./ports.ts";
import { MEMO_TRUST_SECONDS } from "./trust.ts";

/** One thing that was looked at (draft-inadarei-api-health-check-06 §4). */
export interface HealthCheck {
  readonly status: "pass" | "warn" | "fail";
  readonly observedValue?: string | number;
  readonly observedUnit?: string;
  /** What is wrong. */
  readonly output?: string;
}

/** By component and measurement: `kv:front`. */
export type HealthChecks = Readonly<Record<string, HealthCheck>>;

/** 503 where something fails, and 200 with what is stale; the whole is as bad as the worst of it. */
export const healthAnswer = (checks: HealthChecks): Response => {
  const all = new Set(Object.values(checks).map(({ status }) => status));
  const status = (["fail", "warn"] as const).find((bad) => all.has(bad)) ?? "pass";
  const lists = Object.fromEntries(Object.entries(checks).map(([name, check]) => [name, [check]]));
  return answer(
    status === "fail" ? 503 : 200,
    "health",
    {
      "Content-Type": "application/health+json",
      "X-Robots-Tag": "noindex",
      ...(status === "fail" && { "Retry-After": String(RETRY_AFTER_SECONDS) }),
    },
    JSON.stringify({ status, checks: lists }),
  );
};

type Sources = Pick<Ports, "records" | "now" | "log">;

/** What the public may know: whether readers get what is published, and whether somebody can publish. */
export const health = (app: Hono, ports: Sources, settings: Settings): void => {
  let last: { readonly atMs: number; readonly checks: HealthChecks } | undefined;
  const looks = sharedFlights<HealthChecks>();
  const look = async (): Promise<HealthChecks> => {
    const atMs = ports.now();
    if (last && atMs - last.atMs < MEMO_TRUST_SECONDS * 1000) return last.checks;
    const checks = await looks.join("public", () => publicChecks(ports, settings));
    last = { atMs, checks };
    return checks;
  };
  offer(app, "/health", { GET: async () => healthAnswer(await look()) }, "own origin");
};

/** KV itself is asked: the memo goes on for a day without it. */
const publicChecks = async (ports: Sources, { publishing }: Settings): Promise<HealthChecks> => {
  const [publication, front] = await Promise.all([
    found(ports, "publication", keys.publication()),
    found(ports, "edition", keys.edition("front")),
  ]);
  const expires = publication.value?.security?.expires;
  const isExpired = expires !== undefined && Date.parse(expires) <= ports.now();
  return {
    "kv:settings": publication.check ?? { status: "fail", output: "Nothing is published yet" },
    "kv:front": front.check ?? { status: "warn", output: "The front page has no articles yet" },
    ...(publication.isIncomplete && {
      "kv:records": { status: "warn", output: "Records were lost, and are written anew" },
    }),
    "publishing:tokens": publishing.ok
      ? { status: "pass" }
      : { status: "warn", output: "Publishing is not set up" },
    ...(isExpired && {
      "security.txt:expiry": { status: "warn", observedValue: expires, output: "It has expired" },
    }),
  };
};

interface Found<Value> {
  readonly value?: Value;
  /** Of the settings: whether KV lacks records. */
  readonly isIncomplete?: true;
  /** Absent where KV has no such record. */
  readonly check?: HealthCheck;
}

const found = async <Kind extends keyof RecordKinds>(
  { records, log }: Sources,
  kind: Kind,
  key: string,
): Promise<Found<RecordKinds[Kind]>> => {
  try {
    const record = await records.read(kind, key);
    if (!record) return {};
    const value = await record.value();
    const { committedAt, isIncomplete } = record.metadata;
    const check = { status: "pass", observedValue: committedAt, observedUnit: "commit" } as const;
    return { value, check, ...(isIncomplete && { isIncomplete }) };
  } catch (error) {
    log({ event: "store-unavailable", method: "GET", path: "/health", error: String(error) });
    return { check: { status: "fail", output: "It cannot be read" } };
  }
};
