import { z } from "zod";
import { type Slug, isSlug } from "../model/identity.ts";
import { oldPath, shardOf } from "../model/old-path.ts";
import { type Result, fail, ok } from "../model/result.ts";
import { apiProblem, type Client, jsonOf, succeeded } from "./client.ts";
import type { Redirect } from "./redirects-file.ts";

/** Addresses in one request. */
const BATCH = 1000;

/** In the order of the records that they are in. */
export const byRecord = (redirects: readonly Redirect[]): readonly Redirect[] =>
  redirects
    .map((redirect) => ({ redirect, shard: shardIn(redirect[0]) }))
    .sort((a, b) => Number(a.shard > b.shard) - Number(a.shard < b.shard))
    .map(({ redirect }) => redirect);

/**
 * Requests. One ends with a record where the next record may not fit, which is as long as the last,
 * more or less: whose record is in two of them waits a second for the first to be written.
 * @param sorted those of one record next to each other
 */
export function* batchesOf(sorted: Iterable<Redirect>): Generator<readonly Redirect[]> {
  let batch: Redirect[] = [];
  let shard: string | undefined;
  let begun = 0;
  for (const redirect of sorted) {
    const next = shardIn(redirect[0]);
    const last = batch.length - begun;
    const isFull = batch.length === BATCH || (next !== shard && batch.length + last > BATCH);
    if (isFull && batch.length > 0) {
      yield batch;
      batch = [];
    }
    if (next !== shard || isFull) begun = batch.length;
    shard = next;
    batch.push(redirect);
  }
  if (batch.length > 0) yield batch;
}

/** The record that a path is in. */
export const shardIn = (path: string): string => {
  const { pathname, search } = new URL(path, "https://site.invalid");
  return shardOf(oldPath(pathname, search));
};

/**
 * Has old paths lead to the articles that stand now.
 * @param sorted those of one record next to each other
 * @returns why the server did not take them, if it did not
 */
export const sendRedirects = async (
  client: Client,
  sorted: Iterable<Redirect>,
): Promise<string | undefined> => {
  for (const batch of batchesOf(sorted)) {
    if (client.signal.aborted) return undefined;
    const sent = await client.send({
      method: "PUT",
      path: "/publishing/redirects",
      body: { json: Object.fromEntries(batch) },
    });
    if (!sent.ok) return sent.error;
    if (!succeeded(sent.value)) {
      const { detail, problems } = apiProblem(sent.value);
      const each = problems.map(({ pointer = "", detail: why }) => `${pathAt(pointer)} ${why}`);
      return (each.length > 0 ? each : [detail]).join("; ");
    }
  }
  return undefined;
};

/** The path that an RFC 6901 pointer into what was sent means. */
const pathAt = (pointer: string): string =>
  pointer.slice(1).replaceAll("~1", "/").replaceAll("~0", "~");

const PAGE = z.object({
  redirects: z.record(z.string(), z.string().refine(isSlug)),
  next: z.nullable(z.string()),
});

/** Every old path that leads somewhere, in the order of paths; the error says in words why not. */
export const servedRedirects = async (
  client: Client,
): Promise<Result<readonly Redirect[], string>> => {
  const all: (readonly [string, Slug])[] = [];
  for (let after: string | null = ""; after !== null;) {
    const path: string = `/publishing/redirects?after=${encodeURIComponent(after)}`;
    const answer = await client.send({ method: "GET", path });
    if (!answer.ok) return answer;
    if (!succeeded(answer.value)) return fail(apiProblem(answer.value).detail);
    const page = PAGE.safeParse(jsonOf(answer.value));
    if (!page.success)
      return fail(`${client.target.base} does not list old addresses as we know it`);
    all.push(...Object.entries(page.data.redirects));
    after = page.data.next;
  }
  return ok(all);
};
