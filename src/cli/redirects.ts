import { z } from "zod";
import { type Slug, isSlug } from "../model/identity.ts";
import { oldPath, shardOf } from "../model/old-path.ts";
import { type Result, fail, ok } from "../model/result.ts";
import { apiProblem, type Client, jsonOf, succeeded } from "./client.ts";
import { isProjected } from "./push.ts";
import type { Redirect } from "./redirects-file.ts";

/** Addresses in one request. */
const BATCH = 1000;

/** Requests, those of one record next to each other: so a record is written once or twice, not by each. */
export const batchesOf = (redirects: readonly Redirect[]): readonly (readonly Redirect[])[] => {
  const sorted = redirects
    .map((redirect) => ({ redirect, shard: shardIn(redirect[0]) }))
    .sort((a, b) => Number(a.shard > b.shard) - Number(a.shard < b.shard))
    .map(({ redirect }) => redirect);
  return Array.from({ length: Math.ceil(sorted.length / BATCH) }, (_, index) =>
    sorted.slice(index * BATCH, (index + 1) * BATCH),
  );
};

const shardIn = (path: string): string => {
  const { pathname, search } = new URL(path, "https://site.invalid");
  return shardOf(oldPath(pathname, search));
};

/**
 * Has old paths lead to the articles that stand now.
 * @returns why the server did not take them, if it did not
 */
export const sendRedirects = async (
  client: Client,
  redirects: readonly Redirect[],
): Promise<string | undefined> => {
  for (const batch of batchesOf(redirects)) {
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
    await isProjected(client, sent.value);
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
