import { isPreviewable } from "../../model/article-state.ts";
import type { Result } from "../../model/result.ts";
import type { Receipt, Refusal } from "../../newsroom/newsroom.ts";
import { answer } from "../answer.ts";
import type { Edge } from "../edge.ts";
import { problemAnswer, refusalProblem } from "../problems.ts";

const projectionPath = (sequence: number): string => `/publishing/projections/${sequence}`;

/**
 * Answers a command: 201 where something new stands now, 200 for a revision or none, 202 with the
 * status URL while readers cannot have it yet (RFC 9110 §15.3), or the refusal.
 * @param path where the document stands in this API
 */
export const commandAnswer = (
  edge: Edge,
  outcome: Result<Receipt, Refusal>,
  path: string,
): Response => {
  if (!outcome.ok) return problemAnswer(refusalProblem(outcome.error));
  const { created, etag, projected, sequence, state } = outcome.value;
  edge.records.distrust(!isPreviewable(state));
  const status = projected ? (created ? 201 : 200) : 202;
  const projection = projectionPath(sequence);
  const response = jsonAnswer(
    status,
    { ...outcome.value, projection },
    { ETag: etag, ...(status !== 200 && { Location: projected ? path : projection }) },
  );
  receipts.set(response, outcome.value);
  return response;
};

const receipts = new WeakMap<Response, Receipt>();

/** What the journal says of the command that was answered so. */
export const receiptOf = (response: Response) => {
  const receipt = receipts.get(response);
  if (!receipt) return undefined;
  const { sequence, revision, state, created, changed, projected } = receipt;
  return { sequence, revision, state, created, changed, projected };
};

export const jsonAnswer = (
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Response =>
  answer(
    status,
    "publishing",
    { "Content-Type": "application/json", ...headers },
    JSON.stringify(body),
  );
