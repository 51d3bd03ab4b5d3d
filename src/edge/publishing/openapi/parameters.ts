import { PATH_PARAMETERS, QUERY_EXAMPLES } from "./examples.ts";
import type { Operation } from "./operation.ts";

/** A parameter of OpenAPI; with an example where an operation wants one. */
export interface Parameter {
  readonly name: string;
  readonly in: "header" | "path" | "query";
  readonly description: string;
  readonly required?: true;
  readonly schema: { readonly type: "string" };
  readonly example?: string;
}

const schema = { type: "string" } as const;

export const pathParameters = (path: string): readonly Parameter[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => {
    const [example, description] = PATH_PARAMETERS[name as keyof typeof PATH_PARAMETERS];
    return { name, in: "path", description, required: true, schema, example };
  });

const queryParameter = ([name, description]: readonly [string, string]): Parameter => {
  const example = QUERY_EXAMPLES[name];
  const wanted = example !== undefined && ({ required: true, example } as const);
  return { name, in: "query", description, ...wanted, schema };
};

const header = (name: string, description: string, example?: string): Parameter => ({
  name,
  in: "header",
  description,
  schema,
  ...(example !== undefined && { example }),
});

/** A read is asked whether what one has is still right; a write, whether it is what one thinks. */
const preconditions = (method: string, { body, answers }: Operation): readonly Parameter[] => {
  if (method === "get") {
    return [
      header("If-None-Match", "The revision tag one has: 304 where it is still in force"),
      header("If-Match", "The revision tag one wants: 412 where it is no more in force"),
    ];
  }
  const makes = body !== undefined && answers.includes(201);
  return [
    header(
      "If-Match",
      "The revision tag last seen, or * for any: 412 where another is in force",
      makes || !answers.includes(428) ? undefined : "*",
    ),
    header("If-None-Match", "* where nothing is to stand there yet", makes ? "*" : undefined),
  ];
};

/** What a request may carry besides its path and body. */
export const parametersOf = (method: string, operation: Operation): readonly Parameter[] => [
  ...Object.entries(operation.query ?? {}).map(queryParameter),
  ...(operation.isConditional ? preconditions(method, operation) : []),
  ...(operation.isOnce
    ? [
        header(
          "Idempotency-Key",
          "A string of one's own: the same again is answered as before and done once",
        ),
      ]
    : []),
];
