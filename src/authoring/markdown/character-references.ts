import { decodeHTMLStrict } from "entities/decode";

/**
 * Stands in for `decode-named-character-reference` in the bundle (`[alias]` in `wrangler.toml`),
 * whose table of names would be a second one: parse5 brings that of HTML along.
 * @param name without `&` and `;`
 */
export const decodeNamedCharacterReference = (name: string): string | false => {
  const reference = `&${name};`;
  const characters = decodeHTMLStrict(reference);
  return characters === reference ? false : characters;
};
