import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import type { Problem } from "../model/problem.ts";
import { type Result, ok } from "../model/result.ts";
import { type Client, apiProblem, jsonOf, succeeded } from "./client.ts";
import { pause } from "./patience.ts";
import type { Answered } from "./transport.ts";

/** What became of a document that was pushed to a path of the API. */
export type Pushed =
  | {
      readonly kind: "changed" | "created" | "unchanged";
      readonly etag: string;
      /** False when the server took it but has not said that readers can have it. */
      readonly projected: boolean;
      /** Of an article that is held until then. */
      readonly releaseAt?: string;
    }
  /** Somebody else published in between; `current` is what they left, `undefined` when nothing is there. */
  | { readonly kind: "ahead"; readonly current: string | undefined }
  | Declined;

export type Declined =
  | {
      readonly kind: "refused";
      readonly status: number;
      readonly detail: string;
      readonly problems: readonly Problem[];
    }
  | { readonly kind: "unanswered"; readonly detail: string };

export interface PushOptions {
  /** The revision tag we pushed last. */
  readonly remembered: string | undefined;
  /** Ours wins, whoever is ahead. */
  readonly force: boolean;
  /** Of a draft: where its article stands, for nothing is to be read where drafts are kept. */
  readonly draftOf?: string;
  /** Whether ours yields to what stands there all the same. */
  readonly yieldsTo?: (document: unknown) => boolean;
}

const RECEIPT = z.object({
  changed: z.boolean(),
  created: z.boolean(),
  releaseAt: z.string().exactOptional(),
});
/** Somebody may publish again between our look and our attempt: so often we look anew. */
const FORCED_ATTEMPTS = 3;

/**
 * PUTs a JSON document under the revision tag we remember (RFC 9110 §13.1), or as a new one.
 * When somebody else was first, equal content counts as unchanged.
 */
export const push = async (
  client: Client,
  path: string,
  document: unknown,
  { remembered, force, draftOf, yieldsTo = () => false }: PushOptions,
): Promise<Pushed> => {
  const wanted: unknown = JSON.parse(JSON.stringify(document));
  const isDraft = draftOf !== undefined;
  let known = remembered;
  for (let attempt = 0; ; attempt++) {
    const sent = await client.send({
      method: "PUT",
      path,
      headers: known === undefined ? { "if-none-match": "*" } : { "if-match": known },
      body: { json: wanted },
    });
    if (!sent.ok) return { kind: "unanswered", detail: sent.error };
    if (succeeded(sent.value)) return accepted(client, sent.value, known);
    if (sent.value.status !== 412) return declined(sent.value);
    const there = await client.send({ method: "GET", path: draftOf ?? path });
    if (!there.ok) return { kind: "unanswered", detail: there.error };
    const current = currentTag(sent.value, there.value);
    const document = jsonOf(there.value);
    const state = there.value.header("article-state");
    if (current !== undefined && isEqual(there.value, wanted, isDraft)) {
      return { kind: "unchanged", etag: current, projected: state !== "scheduled" };
    }
    if (isDraft && state !== undefined && state !== "draft") return noDraft(state);
    if (!force || attempt >= FORCED_ATTEMPTS || yieldsTo(document))
      return { kind: "ahead", current };
    known = current;
  }
};

/**
 * Whether a push would change nothing.
 * @param path where the article stands
 */
export const isStanding = async (
  client: Client,
  path: string,
  document: unknown,
  isDraft: boolean,
): Promise<Result<boolean, string>> => {
  const there = await client.send({ method: "GET", path });
  if (!there.ok) return there;
  const wanted: unknown = JSON.parse(JSON.stringify(document));
  return ok(succeeded(there.value) && isEqual(there.value, wanted, isDraft));
};

const isEqual = (there: Answered, wanted: unknown, isDraft: boolean): boolean =>
  isDeepStrictEqual(content(jsonOf(there)), content(wanted)) &&
  isAsAsked(there.header("article-state"), wanted, isDraft);

/**
 * A draft that says the same is not published: somebody may have called it off. And what is scheduled
 * is to wait no longer, once it is said to be breaking.
 */
const isAsAsked = (state: string | undefined, wanted: unknown, isDraft: boolean): boolean =>
  isDraft === (state === "draft") && !(state === "scheduled" && BREAKING.safeParse(wanted).success);

const noDraft = (state: string): Declined => {
  const detail = `is ${state} by now, and no draft is kept beside that; move it to articles/, where it is published`;
  return { kind: "refused", status: 409, detail, problems: [{ detail }] };
};

const BREAKING = z.object({ breaking: z.literal(true) });

/** What directed a publication says nothing once it is done. */
const content = (document: unknown): unknown => {
  if (typeof document !== "object" || document === null) return document;
  const directions = new Set(["embargo", "breaking", "movedFrom"]);
  return Object.fromEntries(Object.entries(document).filter(([name]) => !directions.has(name)));
};

/** The tag that stands with what GET found; else the one the refusal named, as of an article that moves. */
const currentTag = (refusal: Answered, there: Answered): string | undefined =>
  there.header("etag") ?? apiProblem(refusal).current;

/** What a success says; readers may have to wait for it. */
export const accepted = async (
  client: Client,
  answer: Answered,
  known: string | undefined,
): Promise<Pushed> => {
  const etag = answer.header("etag");
  if (etag === undefined) return { kind: "unanswered", detail: "the answer has no ETag" };
  const receipt = RECEIPT.safeParse(jsonOf(answer)).data;
  const { created, changed } = receipt ?? {
    created: answer.status === 201,
    changed: etag !== known,
  };
  const kind = created ? "created" : changed ? "changed" : "unchanged";
  const release = receipt?.releaseAt !== undefined && { releaseAt: receipt.releaseAt };
  return { kind, etag, projected: await isProjected(client, answer), ...release };
};

/** A refusal is about what was sent; a failure of the server is not. */
export const declined = (answer: Answered): Declined => {
  const { detail, problems } = apiProblem(answer);
  const { status } = answer;
  if (status < 500) return { kind: "refused", status, detail, problems };
  const said = [detail, ...problems.map((problem) => problem.detail)];
  return { kind: "unanswered", detail: said.join("; ") };
};

const PROJECTION = z.object({ done: z.boolean() });

/** Follows a 202 to its status URL until all is done, or our patience is. */
export const isProjected = async (client: Client, answer: Answered): Promise<boolean> => {
  if (answer.status !== 202) return true;
  const location = answer.header("location");
  if (location === undefined) return false;
  const { pathname } = new URL(location, client.target.base);
  for (const waitMs of client.patience.pollsMs) {
    if (!(await pause(waitMs, client.signal))) return false;
    const looked = await client.send({ method: "GET", path: pathname });
    if (looked.ok && PROJECTION.safeParse(jsonOf(looked.value)).data?.done) return true;
  }
  return false;
};
