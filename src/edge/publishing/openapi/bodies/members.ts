import { ARTICLE_STATES } from "../../../../model/article-state.ts";
import { record, type Schema, text } from "../../../../representations/json-schema.ts";

type Members<Names extends PropertyKey> = { readonly [Name in Names]: Schema };

/** The members that a value may be without. */
type Optional<Value> = {
  [Name in keyof Value]-?: object extends Pick<Value, Name> ? Name : never;
}[keyof Value];

type Always<Value> = Members<Exclude<keyof Value, Optional<Value>>>;
type Maybe<Value> = [Optional<Value>] extends [never] ? [] : [Members<Optional<Value>>];

/** The schema of a type of ours: a member that it has not, or that is left out, does not compile. */
export const recordOf = <Value extends object>(
  description: string,
  always: Always<Value>,
  ...[maybe]: Maybe<Value>
): Schema => record(description, always, maybe);

/** A body of the same document, by its name. */
export const body = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });

export const flag = (description: string): Schema => ({ type: "boolean", description });

export const instant = (description: string): Schema => ({
  type: "string",
  format: "date-time",
  description: `${description} RFC 3339 in UTC.`,
});

export const listOf = (items: Schema, description: string): Schema => ({
  type: "array",
  items,
  description,
});

/** An object whose members are named by what they are about. */
export const mapOf = (value: Schema, description: string): Schema => ({
  type: "object",
  additionalProperties: value,
  description,
});

export const orNull = (type: string, description: string): Schema => ({
  type: [type, "null"],
  description,
});

export const state = (description = "What the article is."): Schema => ({
  enum: ARTICLE_STATES,
  description,
});

export const etag = text("The revision tag, quotes included: what If-Match takes.");
export const slug = (description: string): Schema => ({
  type: "string",
  pattern: "^[a-z0-9-]{1,80}$",
  description,
});
