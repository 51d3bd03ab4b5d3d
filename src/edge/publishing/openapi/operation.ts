import type { BodyName } from "./bodies/bodies.ts";

/** What a request may carry in its query, and what that is. */
type Query = Readonly<Record<string, string>>;

/** An operation of the API in the words of its description; how it is written down is `document.ts`. */
export interface Operation {
  readonly summary: string;
  readonly answers: readonly number[];
  /** What a success has for a body; absent where it has none. */
  readonly gives?: BodyName;
  readonly query?: Query;
  /** Whether `If-Match` and `If-None-Match` are heeded. */
  readonly isConditional?: true;
  /** Whether `Idempotency-Key` is heeded. */
  readonly isOnce?: true;
  readonly body?: BodyName | Field;
}

/** The one field of a JSON object, a text. */
interface Field {
  readonly field: string;
  readonly description: string;
  readonly isOptional?: true;
}

export const NOTE: Query = {
  note: "Kept with the revision, never public; at most 1,000 characters",
};

type Body = NonNullable<Operation["body"]>;

/** A command about an article. */
export const command = (summary: string, answers: readonly number[], body?: Body): Operation => ({
  summary,
  answers,
  gives: "Receipt",
  query: NOTE,
  isConditional: true,
  ...(body && { body }),
});

/** The same, POSTed: a client that lost the answer asks again under the same key. */
export const onceCommand = (...of: Parameters<typeof command>): Operation => ({
  ...command(...of),
  isOnce: true,
});

export const read = (
  summary: string,
  gives: BodyName,
  answers: readonly number[] = [200],
  query?: Query,
): Operation => ({ summary, answers, gives, ...(query && { query }) });

export const conditionalRead = (summary: string, gives: BodyName): Operation => ({
  ...read(summary, gives, [200, 304, 404, 412]),
  isConditional: true,
});
