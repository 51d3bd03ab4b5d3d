import * as z from "zod/mini";
import { publication } from "./schema/publication.ts";
import { submissionSchema } from "./submission.ts";

const SCHEMAS = { Article: submissionSchema, Publication: publication } as const;

/**
 * What the publishing API takes, as JSON Schema (2020-12). Rules that a function checks are not in it:
 * a text may have to be a date, a URL or inline HTML.
 * @param base where in a document the schemas stand, as a pointer
 */
export const jsonSchemas = (base: string): Readonly<Record<keyof typeof SCHEMAS, object>> => {
  const schemaOf = (name: keyof typeof SCHEMAS): object => {
    const made = z.toJSONSchema(SCHEMAS[name], {
      io: "input",
      unrepresentable: "any",
      override: ({ zodSchema, jsonSchema }) => {
        // What is made a text first may come as what it is in JSON.
        if ("coerce" in zodSchema._zod.def) jsonSchema.type = ["boolean", "string"] as never;
      },
    });
    const text = JSON.stringify(made).replaceAll('"$ref":"#', `"$ref":"${base}/${name}`);
    return JSON.parse(text) as object;
  };
  return { Article: schemaOf("Article"), Publication: schemaOf("Publication") };
};
