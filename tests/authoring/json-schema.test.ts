import { describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { API_SCHEMAS, apiSchemas } from "../../src/authoring/api-schemas.ts";
import { type JsonSchema, jsonSchemaOf } from "../../src/authoring/json-schema.ts";

const ours = apiSchemas("#");

type Node = Readonly<Record<string, unknown>>;

/** Deeper than anything but lists within lists, which have no end. */
const DEEP = 14;

/** A schema with what its references stand for, however a writer cut it into definitions. */
const unfolded = (node: unknown, resolve: (pointer: string) => unknown, depth = DEEP): unknown => {
  if (Array.isArray(node)) return node.map((entry) => unfolded(entry, resolve, depth));
  if (typeof node !== "object" || node === null) return node;
  const { $ref, $schema: _, $defs: __, ...members } = node as Node;
  if (typeof $ref === "string") {
    return depth === 0 ? "…" : unfolded(resolve($ref), resolve, depth - 1);
  }
  const entries = Object.entries(members)
    // Zod leaves out that nothing is required, and what is there by itself where that is made of texts.
    .filter(([name, value]) => !["required", "default"].includes(name) || !isNothing(value))
    .map(([name, value]) => [name, unfolded(value, resolve, depth)]);
  return Object.fromEntries(entries);
};

const isNothing = (value: unknown): boolean => ["[]", "{}"].includes(JSON.stringify(value));

const zods = (schema: z.ZodMiniType): Node =>
  z.toJSONSchema(schema, {
    io: "input",
    unrepresentable: "any",
    // Where two places have one schema there is to be nothing that only one of them could say.
    reused: "inline",
    override: ({ zodSchema, jsonSchema }) => {
      if ("coerce" in zodSchema._zod.def) jsonSchema.type = ["boolean", "string"] as never;
    },
  });

describe("what the API takes, as JSON Schema", () => {
  it.each(Object.entries(API_SCHEMAS))("is what Zod writes of it: %s", (name, schema) => {
    const whole = zods(schema);
    const definitions = (whole["$defs"] ?? {}) as Node;
    const zod = unfolded(whole, (pointer) =>
      pointer === "#" ? whole : definitions[pointer.replace("#/$defs/", "")],
    );
    const own = unfolded(ours[name as keyof typeof ours], (pointer) => {
      return ours[pointer.replace("#/", "") as keyof typeof ours];
    });
    expect(cut(own)).toEqual(cut(zod));
  });

  it("refuses a kind of schema that nobody looked at", () => {
    const within = (schema: z.core.$ZodType): JsonSchema => jsonSchemaOf(schema, within);
    expect(() => within(z.strictObject({ at: z.date() }))).toThrow("date");
  });
});

/** What stands within lists as deep as nobody may nest them is left out: the two writers cut elsewhere. */
const cut = (node: unknown, lists = 0): unknown => {
  if (Array.isArray(node)) return node.map((entry) => cut(entry, lists));
  if (typeof node !== "object" || node === null) return node;
  return Object.fromEntries(
    Object.entries(node).map(([name, value]) => {
      const within = name === "list" ? lists + 1 : lists;
      return [name, within > 4 ? "…" : cut(value, within)];
    }),
  );
};
