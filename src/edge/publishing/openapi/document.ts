import type { Scope } from "../../../model/token.ts";
import type { ApiDocument } from "../../../representations/api-document.ts";
import { text } from "../../../representations/json-schema.ts";
import type { Routes } from "../routes.ts";
import { bodySchemas } from "./bodies/bodies.ts";
import { BODY_EXAMPLES, FIELD_EXAMPLES } from "./examples.ts";
import type { Operation } from "./operation.ts";
import { OPERATIONS } from "./operations.ts";
import { parametersOf, pathParameters } from "./parameters.ts";
import { contentOf, responseOf } from "./responses.ts";

const MARKDOWN = {
  "text/markdown": { schema: text("An article as authors write it, front matter first.") },
} as const;

const requestOf = (body: NonNullable<Operation["body"]>): object => {
  if (typeof body === "string") {
    const content = contentOf(body, BODY_EXAMPLES[body]);
    return { required: true, content: { ...content, ...(body === "Article" && MARKDOWN) } };
  }
  const { field, description, isOptional } = body;
  const schema = {
    type: "object",
    properties: { [field]: text(description) },
    required: isOptional ? [] : [field],
    additionalProperties: false,
  };
  const example = { [field]: FIELD_EXAMPLES[field] };
  return { required: !isOptional, content: { "application/json": { schema, example } } };
};

/** The scope that a token needs; none to read what is no secret among colleagues. */
const scopesOf = (allRoutes: Routes, path: string, method: string): readonly Scope[] => {
  const routes = allRoutes[path.replaceAll(/\{(\w+)\}/g, ":$1")] ?? {};
  const needed = routes[method.toUpperCase() as keyof typeof routes]?.needed;
  return needed === undefined || needed === "read" ? [] : [needed];
};

/** `GET /articles/{slug}` is `getArticlesSlug`. */
const operationId = (path: string, method: string): string =>
  method +
  [...path.matchAll(/\w+/g)].map(([word]) => word.charAt(0).toUpperCase() + word.slice(1)).join("");

const operationOf = (
  routes: Routes,
  path: string,
  method: string,
  operation: Operation,
): object => {
  const { summary, body, answers } = operation;
  const parameters = parametersOf(method, operation);
  const token = scopesOf(routes, path, method);
  // 409 while a backup is being restored.
  const statuses = new Set([...answers, 401, ...(token.length > 0 ? [403] : []), 409, 503]);
  return {
    operationId: operationId(path, method),
    summary,
    security: [{ token }],
    ...(parameters.length > 0 && { parameters }),
    ...(body && { requestBody: requestOf(body) }),
    responses: Object.fromEntries(
      [...statuses].map((status) => [status, responseOf(status, operation)]),
    ),
  };
};

const pathItem = (routes: Routes, path: string): object => ({
  ...(path.includes("{") && { parameters: pathParameters(path) }),
  ...Object.fromEntries(
    Object.entries(OPERATIONS[path] ?? {}).map(([method, operation]) => [
      method,
      operationOf(routes, path, method, operation),
    ]),
  ),
});

/**
 * The publishing API for programs (OpenAPI 3.1, spec.openapis.org/oas/v3.1.1).
 * @param routes given and not imported: this module is loaded when somebody asks for it, and a bundler
 * puts all that such a module imports behind functions, which V8 then parses twice when an isolate starts
 */
export const openApiDocument = (routes: Routes): ApiDocument => ({
  openapi: "3.1.1",
  info: {
    title: "Edgewire publishing API",
    version: "1",
    description: "/publishing/reference says the same to people.",
  },
  servers: [{ url: "/publishing" }],
  security: [{ token: [] }],
  paths: Object.fromEntries(Object.keys(OPERATIONS).map((path) => [path, pathItem(routes, path)])),
  components: {
    schemas: bodySchemas(),
    securitySchemes: {
      token: {
        type: "http",
        scheme: "bearer",
        description: "A publishing token. An operation names the scope that it must have.",
      },
    },
  },
});
