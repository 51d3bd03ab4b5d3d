import { xmlAttribute, xmlText } from "./escape.ts";

/** Absent attributes are `undefined`. */
type XmlAttributes = Readonly<Record<string, string | number | undefined>>;

/** An element that holds text, or nothing but its attributes when there is no text. */
export const textElement = (name: string, text?: string, attributes: XmlAttributes = {}): string =>
  text === undefined
    ? `<${name}${attributesOf(attributes)}/>`
    : `<${name}${attributesOf(attributes)}>${xmlText(text)}</${name}>`;

/** An element that holds elements, each on its own line. */
export const element = (
  name: string,
  attributes: XmlAttributes,
  children: readonly string[],
): string => [`<${name}${attributesOf(attributes)}>`, ...children, `</${name}>`].join("\n");

const attributesOf = (attributes: XmlAttributes): string =>
  Object.entries(attributes)
    .map(([name, value]) =>
      value === undefined ? "" : ` ${name}="${xmlAttribute(String(value))}"`,
    )
    .join("");
