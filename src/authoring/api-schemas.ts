import type * as z from "zod/mini";
import { type JsonSchema, jsonSchemaOf } from "./json-schema.ts";
import { block, list } from "./schema/card.ts";
import { audio, picture, video } from "./schema/media.ts";
import { publication } from "./schema/publication.ts";
import { submissionSchema } from "./submission.ts";

/** What the publishing API takes, and the parts of it that stand in several places. */
export const API_SCHEMAS = {
  Article: submissionSchema,
  Publication: publication,
  Block: block,
  List: list,
  Picture: picture,
  Audio: audio,
  Video: video,
} as const;

type Name = keyof typeof API_SCHEMAS;

/**
 * The same as JSON Schema (2020-12).
 * @param base where in a document they stand, as a pointer
 */
export const apiSchemas = (base: string): Readonly<Record<Name, JsonSchema>> => {
  const names = new Map<z.core.$ZodType, string>(
    Object.entries(API_SCHEMAS).map(([name, schema]) => [schema, name]),
  );
  const within = (schema: z.core.$ZodType): JsonSchema => {
    const name = names.get(schema);
    return name === undefined ? jsonSchemaOf(schema, within) : { $ref: `${base}/${name}` };
  };
  return Object.fromEntries(
    Object.entries(API_SCHEMAS).map(([name, schema]) => [name, jsonSchemaOf(schema, within)]),
  ) as Record<Name, JsonSchema>;
};
