import type { Schema } from "./json-schema.ts";

/** An OpenAPI document (spec.openapis.org/oas/v3.1.1), as far as ours uses what there is. */
export interface ApiDocument {
  readonly openapi: string;
  readonly info: {
    readonly title: string;
    readonly version: string;
    readonly description: string;
  };
  readonly security: readonly object[];
  readonly servers: readonly [{ readonly url: string }];
  readonly paths: Readonly<Record<string, PathItem>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, Schema>>;
    readonly securitySchemes: object;
  };
}

type PathItem = { readonly parameters?: readonly ApiParameter[] } & {
  readonly [Method in ApiMethod]?: ApiOperation;
};

const API_METHODS = ["get", "put", "post", "delete"] as const;
type ApiMethod = (typeof API_METHODS)[number];

export interface ApiParameter {
  readonly name: string;
  readonly in: "header" | "path" | "query";
  readonly description: string;
  readonly required?: true;
  readonly example?: string;
}

interface ApiOperation {
  readonly operationId: string;
  readonly summary: string;
  readonly security: readonly [{ readonly token: readonly string[] }];
  readonly parameters?: readonly ApiParameter[];
  readonly requestBody?: { readonly required: boolean; readonly content: ApiContent };
  readonly responses: Readonly<Record<string, ApiResponse>>;
}

export interface ApiResponse {
  readonly description: string;
  readonly headers?: Readonly<Record<string, { readonly description: string }>>;
  readonly content?: ApiContent;
}

export type ApiContent = Readonly<
  Record<string, { readonly schema?: Schema; readonly example?: unknown }>
>;

/** An operation with where it is. */
export interface PlacedOperation {
  readonly method: ApiMethod;
  /** With the server's, and `{name}` for each parameter. */
  readonly path: string;
  readonly operation: ApiOperation;
  /** Those of its path first. */
  readonly parameters: readonly ApiParameter[];
}

export const operationsOf = ({ paths, servers: [{ url }] }: ApiDocument): PlacedOperation[] =>
  Object.entries(paths).flatMap(([path, item]) =>
    API_METHODS.flatMap((method) => {
      const operation = item[method];
      const parameters = [...(item.parameters ?? []), ...(operation?.parameters ?? [])];
      return operation ? [{ method, path: `${url}${path}`, operation, parameters }] : [];
    }),
  );
