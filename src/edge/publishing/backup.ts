import type { BackupPosition, RestorePart, Restored } from "../../newsroom/backup.ts";
import { type Result, fail, ok } from "../../model/result.ts";
import type { Edge } from "../edge.ts";
import { type ProblemDetails, problemAnswer } from "../problems.ts";
import { readText } from "./body.ts";
import { parseContentType } from "./content-type.ts";
import { parseJson } from "./json.ts";
import { jsonAnswer } from "./receipt.ts";
import type { PublishingContext } from "./session.ts";

/** A part has rows of a megabyte, or one that is larger: a piece of a file is 1.9 MB before base64. */
const PART_MAX_BYTES = 8 * 1024 * 1024;

/** A page of the ledger, row by row: `?after=<next>`, as JSON, is the one that follows. */
export const getBackup = async (c: PublishingContext, edge: Edge): Promise<Response> => {
  const after = c.req.query("after");
  const position = after === undefined ? undefined : parsePosition(after);
  const page =
    after !== undefined && !position ? undefined : await edge.newsroom().backup(position);
  return page
    ? jsonAnswer(200, page)
    : problemAnswer({ status: 400, detail: "?after= is `next` of the page before, as JSON" });
};

/** Takes a part of a backup, each once and in their order, into an empty newsroom. */
export const postRestore = async (c: PublishingContext, edge: Edge): Promise<Response> => {
  const part = await readPart(c.req.raw);
  if (!part.ok) return problemAnswer(part.error);
  const taken = await edge.newsroom().restoreBackup(part.value, c.get("by"));
  if (taken.ok) edge.records.distrust();
  return restoredAnswer(taken);
};

/** Gives up what is half restored: nothing else gets the newsroom out of it when the file is lost. */
export const deleteRestore = async (edge: Edge): Promise<Response> =>
  restoredAnswer(await edge.newsroom().abandonRestore());

const restoredAnswer = (restored: Restored): Response => {
  if (restored.ok) return jsonAnswer(200, restored.value);
  const { reason, detail } = restored.error;
  return problemAnswer({ status: reason === "unready" ? 409 : 422, detail });
};

const parsePosition = (text: string): BackupPosition | undefined => {
  const json = parseJson(text);
  if (!json.ok || typeof json.value !== "object" || json.value === null) return undefined;
  const { table, key } = json.value as { readonly table?: unknown; readonly key?: unknown };
  if (typeof table !== "string") return undefined;
  if (key === undefined) return { table };
  return Array.isArray(key) && key.every(isKey) ? { table, key } : undefined;
};

const isKey = (value: unknown): value is string | number =>
  typeof value === "string" || typeof value === "number";

const readPart = async (request: Request): Promise<Result<RestorePart, ProblemDetails>> => {
  const type = parseContentType(request.headers, ["application/json"]);
  if (!type.ok) return type;
  const text = await readText(request, PART_MAX_BYTES);
  if (!text.ok) return text;
  const json = parseJson(text.value);
  if (!json.ok) return json;
  return isPart(json.value)
    ? ok(json.value)
    : fail({
        status: 400,
        detail: "A part is an object with id, number, isLast, schema, table, columns and rows",
      });
};

const isPart = (value: unknown): value is RestorePart => {
  if (typeof value !== "object" || value === null) return false;
  const part = value as { readonly [Name in keyof RestorePart]?: unknown };
  const isCount = (number: unknown): boolean => Number.isSafeInteger(number) && Number(number) >= 0;
  return (
    typeof part.id === "string" &&
    isCount(part.number) &&
    isCount(part.schema) &&
    part.schema !== 0 &&
    typeof part.isLast === "boolean" &&
    typeof part.table === "string" &&
    isListOf(part.columns, (column) => typeof column === "string") &&
    isListOf(part.rows, (row) => isListOf(row, isBackupValue))
  );
};

const isListOf = (value: unknown, is: (item: unknown) => boolean): boolean =>
  Array.isArray(value) && value.every(is);

const isBackupValue = (value: unknown): boolean =>
  value === null ||
  isKey(value) ||
  (typeof value === "object" && "base64" in value && typeof value.base64 === "string");
