import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, it } from "vitest";
import { openApiDocument } from "../../src/edge/publishing/openapi/document.ts";
import { ROUTES } from "../../src/edge/publishing/routes.ts";
import {
  anArticle,
  anArticleToHear,
  aPublication,
  EVERY_KIND_OF_FEED,
} from "../support/builders.ts";

/**
 * spec.openapis.org/oas/3.1/schema/2021-04-15 (Apache-2.0). The place where a dialect of JSON Schema can
 * be put in is filled at once, for Ajv looks for its anchor in the root.
 */
const SCHEMA = JSON.parse(
  readFileSync(`${import.meta.dirname}/schemas/openapi-3.1.schema.json`, "utf8").replaceAll(
    '"$dynamicRef": "#meta"',
    '"$ref": "#/$defs/schema"',
  ),
) as object;

/** What is wrong with a value; nothing where it is valid. */
const errors = (schema: object, value: unknown): readonly unknown[] => {
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false });
  const validate = ajv.compile(schema);
  return validate(value) ? [] : (validate.errors ?? []);
};

const document = openApiDocument(ROUTES) as {
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
};

/** A schema of the document, with the document around it that its references are into. */
const component = (name: string): object => ({
  $ref: `#/components/schemas/${name}`,
  components: document.components,
});

it("the description of the API is valid OpenAPI 3.1", () => {
  expect(errors(SCHEMA, document)).toEqual([]);
  expect(errors(SCHEMA, { ...document, paths: { "no-slash": {} } })).not.toEqual([]);
});

it("its schemas take what the API takes, and refuse what it does not know", () => {
  const breaking = { ...anArticle(), breaking: true };
  for (const article of [anArticle(), anArticleToHear("heard"), breaking]) {
    expect(errors(component("Article"), article)).toEqual([]);
  }
  expect(errors(component("Publication"), aPublication(EVERY_KIND_OF_FEED))).toEqual([]);
  expect(errors(component("Article"), { ...anArticle(), unknown: 1 })).not.toEqual([]);
  expect(errors(component("Article"), { ...anArticle(), title: 1 })).not.toEqual([]);
});
