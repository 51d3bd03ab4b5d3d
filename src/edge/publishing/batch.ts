import { isSlug } from "../../model/identity.ts";
import { type Result, fail, ok } from "../../model/result.ts";
import type { Scope } from "../../model/token.ts";
import type { BatchItem, Committed, RequestKey } from "../../newsroom/newsroom.ts";
import { answer } from "../answer.ts";
import type { Edge } from "../edge.ts";
import {
  type ProblemDetails,
  problemAnswer,
  problemMembers,
  refusalProblem,
  unprocessable,
} from "../problems.ts";
import { NO_SLUG } from "./article-path.ts";
import { authoringContexts } from "./authoring-context.ts";
import { TEXT_MAX_BYTES, readText } from "./body.ts";
import { parseContentType } from "./content-type.ts";
import { parseJson } from "./json.ts";
import { parsePrecondition } from "./preconditions.ts";
import { requestKey } from "./request-key.ts";
import type { PublishingContext } from "./session.ts";

const NDJSON = "application/x-ndjson";
const BATCH_MAX_BYTES = 4 * 1024 * 1024;
const BATCH_MAX_LINES = 500;

/** A line of a batch as far as it was understood; the slug alone says whom its answer is about. */
interface Line {
  readonly slug?: string;
  readonly item: Result<BatchItem, ProblemDetails>;
}

/**
 * Publishes many articles, one JSON object a line, and answers a line for each in the same order. What
 * is wrong with one holds no other up, and nobody waits for KV. Under an `Idempotency-Key` each line is
 * carried out once.
 */
export const postBatch = async (c: PublishingContext, edge: Edge): Promise<Response> => {
  const contentType = parseContentType(c.req.raw.headers, [NDJSON]);
  if (!contentType.ok) return problemAnswer(contentType.error);
  const once = await requestKey(c);
  if (!once.ok) return problemAnswer(once.error);
  const text = await readText(c.req.raw, BATCH_MAX_BYTES);
  if (!text.ok) return problemAnswer(text.error);
  const written = text.value.split("\n").filter((line) => line.trim() !== "");
  if (written.length > BATCH_MAX_LINES) {
    return problemAnswer({
      status: 413,
      detail: `There are ${written.length} lines; send at most ${BATCH_MAX_LINES} at once`,
    });
  }
  const context = await authoringContexts(edge, text.value);
  if (!context) return problemAnswer(refusalProblem({ reason: "no-publication" }));
  const scopes = c.get("scopes");
  const lines: Line[] = [];
  for (const line of written) lines.push(await readLine(line, context, scopes));
  const batch = lines.flatMap(({ item }, index) =>
    item.ok ? [{ ...item.value, ...(once.value && { once: keyOf(once.value, index) }) }] : [],
  );
  const committed = batch.length > 0 ? await edge.newsroom().publishAll(batch, c.get("by")) : [];
  edge.records.distrust();
  const reused = committed.find((one) => !one.ok && one.error.reason === "key-reused");
  if (reused && !reused.ok) return problemAnswer(refusalProblem(reused.error));
  const outcomes = committed.values();
  const told = lines.map(({ slug, item }) => {
    const outcome = item.ok ? outcomes.next().value : item;
    return JSON.stringify({ ...(slug !== undefined && { slug }), ...(outcome && toldOf(outcome)) });
  });
  return answer(
    200,
    "publishing",
    { "Content-Type": NDJSON },
    told.map((line) => `${line}\n`).join(""),
  );
};

/** Each line is carried out once. A space is in no key of a client's, so no other request has this one. */
const keyOf = ({ key, fingerprint }: RequestKey, line: number): RequestKey => ({
  key: `${key} ${line}`,
  fingerprint,
});

const toldOf = (outcome: Committed | Result<never, ProblemDetails>): object => {
  if (outcome.ok) return { status: outcome.value.created ? 201 : 200, ...outcome.value };
  const { error } = outcome;
  return problemMembers("reason" in error ? refusalProblem(error) : error);
};

const MEMBERS: ReadonlySet<string> = new Set([
  "slug",
  "article",
  "ifMatch",
  "ifNoneMatch",
  "draft",
]);

const readLine = async (
  written: string,
  context: NonNullable<Awaited<ReturnType<typeof authoringContexts>>>,
  scopes: readonly Scope[],
): Promise<Line> => {
  const json = parseJson(written);
  if (!json.ok)
    return { item: fail({ ...json.error, detail: json.error.detail.replace("body", "line") }) };
  const given = json.value;
  if (typeof given !== "object" || given === null || Array.isArray(given)) {
    return { item: wrong("", "is no object with `slug` and `article`") };
  }
  const {
    slug,
    article,
    ifMatch,
    ifNoneMatch,
    draft = false,
  } = given as Readonly<Record<string, unknown>>;
  if (typeof slug !== "string" || !isSlug(slug)) return { item: wrong("/slug", NO_SLUG) };
  const unknown = Object.keys(given).find((name) => !MEMBERS.has(name));
  if (unknown !== undefined) return { slug, item: wrong(`/${unknown}`, "is unknown") };
  if (typeof draft !== "boolean") return { slug, item: wrong("/draft", "is true or false") };
  if (new TextEncoder().encode(written).length > TEXT_MAX_BYTES) {
    const detail = `The line is larger than ${TEXT_MAX_BYTES} bytes`;
    return { slug, item: fail({ status: 413, detail }) };
  }
  const conditions = new Headers();
  for (const [pointer, header, value] of [
    ["/ifMatch", "If-Match", ifMatch],
    ["/ifNoneMatch", "If-None-Match", ifNoneMatch],
  ] as const) {
    if (value === undefined) continue;
    if (typeof value !== "string" || !/^[\x20-\x7e]*$/.test(value)) {
      return { slug, item: wrong(pointer, `is no text as ${header} has`) };
    }
    conditions.set(header, value);
  }
  const precondition = parsePrecondition(conditions);
  if (!precondition.ok) return { slug, item: precondition };
  // Readers start an isolate in half the time without it.
  const { parseSubmission } = await import("../../authoring/submission.ts");
  const submission = await parseSubmission(article, context(slug));
  if (!submission.ok) {
    const located = submission.error.map((problem) => ({
      ...problem,
      ...(problem.pointer !== undefined && { pointer: `/article${problem.pointer}` }),
    }));
    return { slug, item: fail(unprocessable(located)) };
  }
  // What a request for it alone would ask for, beside what the batch has asked for.
  const needed: readonly Scope[] = [
    ...(draft ? (["write"] as const) : []),
    ...(submission.value.withdrawn ? (["withdraw"] as const) : []),
  ];
  const lacked = needed.find((scope) => !scopes.includes(scope));
  if (lacked) {
    const detail = `This needs a token with the scope ${lacked}`;
    return { slug, item: fail({ status: 403, detail }) };
  }
  return {
    slug,
    item: ok({ submission: submission.value, precondition: precondition.value, isDraft: draft }),
  };
};

const wrong = (pointer: string, detail: string) => fail(unprocessable([{ pointer, detail }]));
