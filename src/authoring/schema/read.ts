import * as z from "zod/mini";
import type { Problem } from "../../model/problem.ts";
import { fail, ok, type Result } from "../../model/result.ts";
import { PROBLEMS_MAX } from "../limits.ts";
import { wording } from "../wording.ts";

/** One thing wrong, at a path of members and indexes. */
export interface PathProblem {
  readonly path: readonly PropertyKey[];
  readonly detail: string;
  /** Whether the name of the member is wrong, rather than its value. */
  readonly isName: boolean;
}

/** Checks a value against a schema and finds every problem, not the first; `PROBLEMS_MAX` at most. */
export const readValue = <Schema extends z.ZodMiniType>(
  schema: Schema,
  value: unknown,
): Result<z.output<Schema>, readonly PathProblem[]> => {
  const parsed = schema.safeParse(value, { error: wording });
  return parsed.success
    ? ok(parsed.data)
    : fail(parsed.error.issues.flatMap(problemsOf).slice(0, PROBLEMS_MAX));
};

const problemsOf = (issue: z.core.$ZodIssue): readonly PathProblem[] => {
  const { path } = issue;
  if (issue.code !== "unrecognized_keys") {
    const isName = issue.code === "custom" && issue.params?.["isName"] === true;
    return [{ path, detail: issue.message, isName }];
  }
  return issue.message.split("\n").map((detail, index) => ({
    path: [...path, issue.keys[index] ?? ""],
    detail,
    isName: true,
  }));
};

/** RFC 6901. */
export const pointerOf = (path: readonly PropertyKey[]): string =>
  path.map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");

export const pointerProblem = ({ path, detail }: PathProblem): Problem => ({
  detail,
  pointer: pointerOf(path),
});

/** Where a transformation says what is wrong. */
interface Transforming {
  readonly addIssue: (issue: {
    readonly code: "custom";
    readonly message: string;
    readonly path?: PropertyKey[];
    readonly params?: Readonly<Record<string, unknown>>;
  }) => void;
}

/** A schema that makes something of what another has read; if that is wrong, it is not asked. */
export const transformed = <Schema extends z.ZodMiniType, Value>(
  schema: Schema,
  transform: (value: z.output<Schema>, context: Transforming) => Value,
) =>
  z.pipe(
    schema,
    z.transform((value: z.output<Schema>, { issues }) =>
      transform(value, { addIssue: (issue) => issues.push({ ...issue, input: value }) }),
    ),
  );

/** A schema for text that a function reads; its error says what would be right. */
export const text = <Value>(
  read: (text: string) => Result<Value, string | readonly string[]>,
): z.ZodMiniType<Value, string> =>
  transformed(z.string(), (written, context) => {
    const value = read(written);
    if (value.ok) return value.value;
    for (const message of [value.error].flat()) context.addIssue({ code: "custom", message });
    return z.NEVER;
  });
