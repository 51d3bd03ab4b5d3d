import fc, { type StringConstraints } from "fast-check";

const [FIRST_SURROGATE, SURROGATES] = [0xd800, 0x800];

/** Any code point but lone surrogates. */
const anyCodePoint = fc.integer({ min: 0, max: 0x10ffff - SURROGATES }).map(
  (index) => String.fromCodePoint(index < FIRST_SURROGATE ? index : index + SURROGATES),
  (character) => {
    const codePoint = typeof character === "string" ? (character.codePointAt(0) ?? -1) : -1;
    return codePoint < FIRST_SURROGATE ? codePoint : codePoint - SURROGATES;
  },
);

/**
 * Any string of Unicode, as `fc.string({ unit: "binary" })` makes them; that one takes a second of its own
 * for a table of all characters.
 */
export const anyString = (
  constraints: Omit<StringConstraints, "unit"> = {},
): fc.Arbitrary<string> => fc.string({ ...constraints, unit: anyCodePoint });
