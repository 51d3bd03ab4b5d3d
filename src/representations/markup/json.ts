import { legalText } from "../../model/text.ts";

/**
 * A compact JSON document. Absent members are left out, never null; characters that XML forbids go,
 * so that every format carries the same text and no lone surrogate leaves as an escape (RFC 8259 §8.2).
 */
export const jsonDocument = (value: object): string =>
  JSON.stringify(value, (_, member: unknown) =>
    typeof member === "string" ? legalText(member) : member,
  );
