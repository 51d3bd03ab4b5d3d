import { apiSchemas } from "../../../authoring/api-schemas.ts";
import { SCOPES } from "../../../model/token.ts";
import { PHRASES } from "../../problems.ts";
import { OPERATIONS, type Operation } from "./operations.ts";

const SUCCESS: Readonly<Record<number, string>> = {
  200: "OK",
  201: "Created",
  202: "Committed; KV has not confirmed it yet",
  204: "No Content",
  304: "Not Modified",
};

const WITHOUT_BODY: ReadonlySet<number> = new Set([204, 304]);
const TEXT = { type: "string" } as const;
const OBJECT = { type: "object" } as const;
const PROBLEM_SCHEMA = {
  type: "object",
  required: ["type", "title", "status", "detail"],
  properties: {
    type: { const: "about:blank" },
    title: TEXT,
    status: { type: "integer" },
    detail: TEXT,
    current: { type: ["string", "null"], description: "The revision tag in force" },
    state: { type: "string", description: "The state that forbids the command" },
    problems: {
      type: "array",
      items: {
        type: "object",
        required: ["detail"],
        properties: {
          detail: TEXT,
          pointer: { type: "string", format: "json-pointer" },
          line: { type: "integer" },
          column: { type: "integer" },
        },
      },
    },
  },
} as const;

const TOKEN_SCHEMA = {
  type: "object",
  required: ["name", "scopes"],
  properties: {
    name: TEXT,
    scopes: { type: "array", items: { enum: SCOPES } },
    expiresAt: { type: "string", format: "date-time" },
  },
} as const;

const component = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const json = (schema: object) => ({ "application/json": { schema } });

const contentOf = (body: NonNullable<Operation["body"]>): object => {
  if (typeof body === "object") {
    const { field, isOptional } = body;
    const required = isOptional ? [] : [field];
    return json({ ...OBJECT, required, properties: { [field]: TEXT } });
  }
  switch (body) {
    case "article":
      return { ...json(component("Article")), "text/markdown": { schema: TEXT } };
    case "batch":
      return { "application/x-ndjson": { schema: TEXT } };
    case "publication":
      return json(component("Publication"));
    case "redirects":
      return json({ ...OBJECT, additionalProperties: { type: ["string", "null"] } });
    case "token":
      return json(TOKEN_SCHEMA);
    case "part":
      return json(OBJECT);
    case "file":
      return { "application/octet-stream": {} };
  }
};

const isOptional = (body: Operation["body"]): boolean =>
  typeof body === "object" && body.isOptional === true;

const answerOf = (status: number): object => {
  const description = SUCCESS[status] ?? PHRASES[status as keyof typeof PHRASES];
  if (WITHOUT_BODY.has(status)) return { description };
  return {
    description,
    content:
      status < 300
        ? json(OBJECT)
        : { "application/problem+json": { schema: component("Problem") } },
  };
};

const operationOf = (path: string, method: string, operation: Operation): object => {
  const { summary, query = {}, isConditional, body, answers } = operation;
  const headers = isConditional ? ["If-Match", "If-None-Match"] : [];
  const parameters = [
    ...Object.entries(query).map(([name, description]) => ({
      name,
      in: "query",
      description,
      schema: TEXT,
    })),
    ...headers.map((name) => ({ name, in: "header", schema: TEXT })),
  ];
  return {
    operationId: `${method}${path.replaceAll(/\W+(\w)/g, (_, first: string) => first.toUpperCase()).replaceAll(/\W/g, "")}`,
    summary,
    ...(parameters.length > 0 && { parameters }),
    ...(body && { requestBody: { required: !isOptional(body), content: contentOf(body) } }),
    responses: Object.fromEntries(
      [...answers, 401, 403, 409, 503].map((status) => [status, answerOf(status)]),
    ),
  };
};

const pathItem = (path: string): object => ({
  ...(path.includes("{") && {
    parameters: [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
      name,
      in: "path",
      required: true,
      schema: TEXT,
    })),
  }),
  ...Object.fromEntries(
    Object.entries(OPERATIONS[path] ?? {}).map(([method, operation]) => [
      method,
      operationOf(path, method, operation),
    ]),
  ),
});

/** The publishing API for programs (OpenAPI 3.1, spec.openapis.org/oas/v3.1.1). */
export const openApiDocument = (): object => ({
  openapi: "3.1.1",
  info: {
    title: "Edgewire publishing API",
    version: "1",
    description: "What each operation means is in docs/http.md.",
  },
  servers: [{ url: "/publishing" }],
  security: [{ token: [] }],
  paths: Object.fromEntries(Object.keys(OPERATIONS).map((path) => [path, pathItem(path)])),
  components: {
    schemas: { ...apiSchemas("#/components/schemas"), Problem: PROBLEM_SCHEMA },
    securitySchemes: { token: { type: "http", scheme: "bearer" } },
  },
});
