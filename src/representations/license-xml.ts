import { element, textElement } from "./markup/xml.ts";
import type { PublicationRepresentation } from "./representation.ts";
import { type RslElement, rslOfPublication } from "./rsl.ts";

export const RSL_NAMESPACE = "https://rslstandard.org/rsl";

/** Days for which a program may keep what it read: terms that change hold the next day. */
const MAX_AGE_DAYS = 1;

/** On which terms programs may use everything here (RSL 1.0). */
export const licenseXml = {
  name: "license",
  file: "license.xml",
  kind: "data",
  mediaType: "application/rsl+xml",
  contentType: "application/rsl+xml; charset=utf-8",
  title: "RSL",
  rel: "self",
  standsFor: ({ licensing }) => licensing !== undefined,
  render: (publication) => {
    const content = rslOfPublication(publication);
    const attributes = { xmlns: RSL_NAMESPACE, "max-age": MAX_AGE_DAYS };
    const root = element("rsl", attributes, content ? [xmlOf(content)] : []);
    return `<?xml version="1.0" encoding="utf-8"?>\n${root}\n`;
  },
} as const satisfies PublicationRepresentation;

const xmlOf = ({ name, attributes, content }: RslElement): string =>
  typeof content === "string"
    ? textElement(name, content, attributes)
    : content.length === 0
      ? textElement(name, undefined, attributes)
      : element(name, attributes ?? {}, content.map(xmlOf));
