/** A JSON Schema of draft 2020-12 (json-schema.org), as plain data. */
export type Schema = Readonly<Record<string, unknown>>;

type Members = Readonly<Record<string, Schema>>;

/** An object with members that are always there, and members that may be. */
export const record = (description: string, always: Members, maybe: Members = {}): Schema => ({
  type: "object",
  description,
  required: Object.keys(always),
  properties: { ...always, ...maybe },
});

export const list = (items: Schema): Schema => ({ type: "array", items });

export const text = (description: string): Schema => ({ type: "string", description });

export const words: Schema = text("Plain text on one line.");

export const url = (description: string): Schema => ({
  type: "string",
  format: "uri",
  description: `${description} Absolute.`,
});

export const count = (description: string): Schema => ({
  type: "integer",
  minimum: 0,
  description,
});

/** A definition of the same document. */
export const pointer = (definition: string): Schema => ({ $ref: `#/$defs/${definition}` });
