import { DEFAULT_TARGET } from "./target.ts";

/** Which server a verb speaks to. */
export const SERVER = {
  type: "string",
  description: "The server",
  default: DEFAULT_TARGET,
  valueHint: "url",
} as const;

/** For programs: everything that a verb says, as one line of standard output. */
export const JSON_ONLY = {
  type: "boolean",
  description: "Print one JSON object and nothing else",
} as const;
