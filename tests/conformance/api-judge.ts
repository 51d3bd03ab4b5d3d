import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { openApiDocument } from "../../src/edge/publishing/openapi/document.ts";
import { ROUTES } from "../../src/edge/publishing/routes.ts";

interface MediaType {
  readonly schema?: object;
}
interface Described {
  readonly content?: Readonly<Record<string, MediaType>>;
}
interface Operation {
  readonly responses: Readonly<Record<string, Described>>;
}

type Node = Readonly<Record<string, unknown>>;

/** The document as a judge reads it: no object has a member that is not described. */
const closed = (node: unknown): unknown => {
  if (Array.isArray(node)) return node.map(closed);
  if (typeof node !== "object" || node === null) return node;
  const members = Object.fromEntries(
    Object.entries(node).map(([name, value]) => [name, closed(value)]),
  );
  const isOpen = members["type"] === "object" && "properties" in members;
  return isOpen ? { additionalProperties: false, ...members } : members;
};

const { paths, components } = closed(openApiDocument(ROUTES)) as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: Node;
};
const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false });
const known = new Map<object, ValidateFunction>();

const faultsIn = (schema: object, text: string): readonly unknown[] => {
  const validate = known.get(schema) ?? ajv.compile({ ...schema, components });
  known.set(schema, validate);
  return validate(JSON.parse(text)) ? [] : (validate.errors ?? []);
};

/** `GET /articles/{slug}` of a request's path below `/publishing`. */
const operationAt = (method: string, path: string): Operation | undefined => {
  const pattern = Object.keys(paths)
    .sort((a, b) => Number(a.includes("{")) - Number(b.includes("{")))
    .find((template) =>
      new RegExp(`^/publishing${template.replaceAll(/\{\w+\}/g, "[^/]+")}$`).test(path),
    );
  return pattern === undefined ? undefined : paths[pattern]?.[method.toLowerCase()];
};

/** What the description of the API does not say of an answer that the API gave. */
export const faultsOf = async (
  method: string,
  path: string,
  response: Response,
): Promise<readonly unknown[]> => {
  const described = operationAt(method, path)?.responses[response.status];
  if (!described) return [`${response.status} is not described`];
  const text = await response.text();
  const { content = {} } = described;
  if (text === "") return Object.keys(content).length > 0 ? ["It has no body"] : [];
  const type = response.headers.get("Content-Type") ?? "";
  // A file comes as what it is.
  const isFile = "application/octet-stream" in content && response.ok;
  const media = isFile ? {} : content[type];
  if (!media) return [`${type} is not described`];
  if (!media.schema) return [];
  const { schema } = media;
  const documents = type === "application/x-ndjson" ? text.trimEnd().split("\n") : [text];
  return documents.flatMap((document) => faultsIn(schema, document));
};
