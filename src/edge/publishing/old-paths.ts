import { isSlug, type Slug } from "../../model/identity.ts";
import { OLD_PATH_MAX_CHARACTERS, oldPath } from "../../model/old-path.ts";
import type { Problem } from "../../model/problem.ts";
import { type Result, fail, ok } from "../../model/result.ts";
import type { Edge } from "../edge.ts";
import { type ProblemDetails, problemAnswer, unprocessable } from "../problems.ts";
import { readText } from "./body.ts";
import { parseContentType } from "./content-type.ts";
import { parseJson } from "./json.ts";
import { jsonAnswer } from "./receipt.ts";
import type { PublishingContext } from "./session.ts";

/** Addresses in one request, or in one page of the list. */
const PATHS_MAX = 1000;

/** Where old addresses lead, in pages: `?after=<path>`. */
export const listOldPaths = async (c: PublishingContext, edge: Edge): Promise<Response> => {
  const found = Object.entries(
    await edge.newsroom().oldPathsAfter(c.req.query("after") ?? "", PATHS_MAX + 1),
  );
  const page = found.slice(0, PATHS_MAX);
  const next = found.length > PATHS_MAX ? page.at(-1)?.[0] : undefined;
  return jsonAnswer(200, { redirects: Object.fromEntries(page), next: next ?? null });
};

/** Has old addresses lead to articles: `{"/2017/05/a-bug/": "a-bug"}`; null lets one lead nowhere. */
export const putOldPaths = async (c: PublishingContext, edge: Edge): Promise<Response> => {
  const changes = await readChanges(c.req.raw);
  if (!changes.ok) return problemAnswer(changes.error);
  const receipt = await edge.newsroom().keepOldPaths(changes.value, c.get("by"));
  edge.records.distrust();
  const projection =
    receipt.sequence === undefined ? undefined : `/publishing/projections/${receipt.sequence}`;
  const body = { ...receipt, changed: projection !== undefined, ...(projection && { projection }) };
  return receipt.projected || projection === undefined
    ? jsonAnswer(200, body)
    : jsonAnswer(202, body, { Location: projection });
};

const readChanges = async (
  request: Request,
): Promise<Result<Readonly<Record<string, Slug | null>>, ProblemDetails>> => {
  const contentType = parseContentType(request.headers, ["application/json"]);
  if (!contentType.ok) return contentType;
  const text = await readText(request);
  if (!text.ok) return text;
  const json = parseJson(text.value);
  if (!json.ok) return json;
  const given = json.value;
  if (typeof given !== "object" || given === null || Array.isArray(given)) {
    return fail(unprocessable([{ detail: "is no object of paths and slugs", pointer: "" }]));
  }
  const entries = Object.entries(given) as [string, unknown][];
  if (entries.length > PATHS_MAX) {
    const detail = `has ${entries.length} paths; send at most ${PATHS_MAX} at once`;
    return fail(unprocessable([{ detail, pointer: "" }]));
  }
  const problems: Problem[] = [];
  const changes = new Map<string, Slug | null>();
  for (const [written, slug] of entries) {
    const pointer = `/${written.replaceAll("~", "~0").replaceAll("/", "~1")}`;
    const path = spelled(written);
    if (path === undefined) problems.push({ detail: NO_PATH, pointer });
    else if (slug === null || (typeof slug === "string" && isSlug(slug))) changes.set(path, slug);
    else problems.push({ detail: "leads to no slug; write one, or null", pointer });
  }
  return problems.length > 0
    ? fail(unprocessable(problems.slice(0, 100)))
    : ok(Object.fromEntries(changes));
};

const NO_PATH = `is no path of this site that begins with a single / and has at most ${OLD_PATH_MAX_CHARACTERS} characters`;

/** A path as requests spell it (URL Standard). */
const spelled = (written: string): string | undefined => {
  const base = "https://site.invalid";
  if (!written.startsWith("/") || !URL.canParse(written, base)) return undefined;
  const { origin, pathname, search } = new URL(written, base);
  const path = oldPath(pathname, search);
  return origin === base && path !== "/" && path.length <= OLD_PATH_MAX_CHARACTERS
    ? path
    : undefined;
};
