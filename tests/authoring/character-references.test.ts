import { characterEntities } from "character-entities";
import { expect, it } from "vitest";
import { decodeNamedCharacterReference } from "../../src/authoring/markdown/character-references.ts";

it("names the characters that the parser's own table names", () => {
  const names = Object.keys(characterEntities);
  const decoded = names.map((name) => [name, decodeNamedCharacterReference(name)]);
  expect(names.length).toBeGreaterThan(2_000);
  expect(Object.fromEntries(decoded)).toEqual(characterEntities);
});

it.each(["", "123", "NBSP", "ampx", "constructor", "toString", "xamp"])(
  "says that %j is no name",
  (name) => {
    expect(decodeNamedCharacterReference(name)).toBe(false);
  },
);
