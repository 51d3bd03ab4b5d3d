import type * as z from "zod/mini";

/** A JSON Schema of draft 2020-12 (json-schema.org), as plain data. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** What stands for a schema within another. */
type Within = (schema: z.core.$ZodType) => JsonSchema;

type Definitions = z.core.$ZodTypes["_zod"]["def"];
type Kind =
  | "array"
  | "boolean"
  | "default"
  | "enum"
  | "lazy"
  | "literal"
  | "nullable"
  | "number"
  | "object"
  | "optional"
  | "pipe"
  | "record"
  | "string"
  | "transform"
  | "union";
type DefinitionOf<K extends Kind> = Extract<Definitions, { readonly type: K }>;

/**
 * Writes down what a schema takes. Zod does that too, of every kind of schema there is, in five times
 * the code: this one knows the kinds that ours are of, and a test compares. Rules that a function checks
 * are not in it: a text may have to be a date, a URL or inline HTML.
 * @param within is asked for each schema that this one is made of
 */
export const jsonSchemaOf = (schema: z.core.$ZodType, within: Within): JsonSchema => {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  if (!isKnown(def)) throw new Error(`No schema of ours was of the kind ${def.type} before`);
  // TypeScript does not see that a kind's definition goes to that kind's writer.
  const write = WRITERS[def.type] as (def: Definitions, within: Within) => JsonSchema;
  return { ...write(def, within), ...limitsOf(def) };
};

const isKnown = (def: Definitions): def is DefinitionOf<Kind> => Object.hasOwn(WRITERS, def.type);

const OPTIONAL: ReadonlySet<string> = new Set(["optional", "default"]);

const WRITERS: {
  readonly [K in Kind]: (def: DefinitionOf<K>, within: Within) => JsonSchema;
} = {
  array: ({ element }, within) => ({ type: "array", items: within(element) }),
  boolean: () => ({ type: "boolean" }),
  default: ({ innerType, defaultValue }, within) => ({
    ...within(innerType),
    default: defaultValue,
  }),
  enum: ({ entries }) => ({ type: "string", enum: Object.values(entries) }),
  lazy: ({ getter }, within) => within(getter()),
  literal: ({ values: [first, ...others] }) => ({
    type: typeof first,
    ...(others.length > 0 ? { enum: [first, ...others] } : { const: first }),
  }),
  nullable: ({ innerType }, within) => ({ anyOf: [within(innerType), { type: "null" }] }),
  number: (def) =>
    "format" in def
      ? { type: "integer", minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER }
      : { type: "number" },
  object: ({ shape }, within) => ({
    type: "object",
    properties: Object.fromEntries(
      Object.entries(shape).map(([name, member]) => [name, within(member)]),
    ),
    required: Object.entries(shape)
      .filter(([, member]) => !OPTIONAL.has(member._zod.def.type))
      .map(([name]) => name),
    additionalProperties: false,
  }),
  optional: ({ innerType }, within) => within(innerType),
  // What is made something else first may come as what it is made of, or as anything.
  pipe: ({ in: first, out }, within) => within(first._zod.def.type === "transform" ? out : first),
  record: ({ keyType, valueType }, within) => ({
    type: "object",
    propertyNames: within(keyType),
    additionalProperties: within(valueType),
  }),
  // What is made a text first may come as what it is in JSON.
  string: (def) => ({ type: "coerce" in def ? ["boolean", "string"] : "string" }),
  transform: () => ({}),
  union: ({ options }, within) => ({ oneOf: options.map(within) }),
};

/** What checks say of lengths, sizes and patterns; those that are functions say nothing here. */
const limitsOf = ({ type, checks = [] }: Definitions): JsonSchema =>
  Object.assign(
    {},
    ...checks.map(({ _zod: { def } }) => {
      const check = def as z.core.$ZodChecks["_zod"]["def"];
      const size = type === "array" ? "Items" : "Length";
      if (check.check === "min_length") return { [`min${size}`]: check.minimum };
      if (check.check === "max_length") return { [`max${size}`]: check.maximum };
      if (check.check === "greater_than") return { minimum: check.value };
      if (check.check === "less_than") return { maximum: check.value };
      if (check.check === "string_format") return { pattern: check.pattern?.source };
      return {};
    }),
  ) as JsonSchema;
