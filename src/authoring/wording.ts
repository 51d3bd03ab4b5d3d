import type * as z from "zod/mini";
import { oneOf, suggestion } from "../model/nearest.ts";

/** Says in plain words what a schema found wrong, and what would be right. */
export const wording = (issue: z.core.$ZodRawIssue): string => {
  switch (issue.code) {
    case "invalid_type":
      return issue.input === undefined
        ? "is missing"
        : `is ${kindOf(issue.input)}; write ${EXPECTED[issue.expected] ?? issue.expected}`;
    case "unrecognized_keys":
      return issue.keys.map((key) => unknownMember(key, membersOf(issue.inst))).join("\n");
    case "invalid_value":
      return notOneOf(issue.input, issue.values.map(String));
    case "invalid_union":
      return notOneOf(
        isObject(issue.input) ? issue.input[issue.discriminator ?? ""] : issue.input,
        isListOfWords(issue.options) ? issue.options : [],
      );
    case "too_big":
      return issue.origin === "string" || issue.origin === "array"
        ? `is too long; ${issue.maximum} ${isText(issue.origin) ? "characters" : "entries"} fit`
        : `is too large; ${issue.maximum} is the most`;
    case "too_small":
      return isText(issue.origin) || issue.origin === "array"
        ? "is empty"
        : `is too small; ${issue.minimum} is the least`;
    case "custom":
    case "invalid_element":
    case "invalid_format":
    case "invalid_key":
    case "not_multiple_of":
      break;
  }
  return issue.message ?? "is not right";
};

/** The names of the members that the schema of an object knows. */
const membersOf = (schema: unknown): readonly string[] => {
  const shape = isObject(schema) && isObject(schema.def) ? schema.def.shape : undefined;
  return isObject(shape) ? Object.keys(shape) : [];
};

const unknownMember = (name: string, known: readonly string[]): string =>
  `${JSON.stringify(name)} is unknown${known.length > 0 ? suggestion(name, known) : ""}`;

const notOneOf = (input: unknown, known: readonly string[]): string => {
  if (typeof input === "string") return `is \`${input}\`${suggestion(input, known)}`;
  return input === undefined ? `is missing; use ${oneOf(known)}` : `use ${oneOf(known)}`;
};

const EXPECTED: Readonly<Record<string, string>> = {
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "named members",
  record: "named members",
};

const kindOf = (value: unknown): string => {
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
};

const isText = (origin: string): boolean => origin === "string";

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

const isListOfWords = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((word) => typeof word === "string");
