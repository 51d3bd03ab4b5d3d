import { ARTICLE_STATES } from "../../../../model/article-state.ts";
import { count, record, text } from "../../../../representations/json-schema.ts";
import { body, listOf, orNull } from "./members.ts";

/** What a refusal says of itself. */
export const PROBLEM_BODIES = {
  Problem: record(
    "What went wrong (RFC 9457).",
    {
      type: { const: "about:blank", description: "The status says what kind it is." },
      title: text("The status in words."),
      status: count("The same as of the answer."),
      detail: text("What happened, and what would be right."),
    },
    {
      problems: listOf(body("Fault"), "Each thing wrong with what was sent."),
      current: orNull("string", "For 412 and 428: the revision tag in force, if any."),
      state: { enum: ARTICLE_STATES, description: "For 409: the state that forbids it." },
    },
  ),
  Fault: record(
    "One thing wrong with what was sent.",
    { detail: text("What is wrong, and what would be right.") },
    {
      pointer: { type: "string", format: "json-pointer", description: "Where in the JSON." },
      line: count("Where in the text, from 1."),
      column: count("Where in the line, from 1."),
    },
  ),
} as const;
