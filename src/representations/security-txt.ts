import type { Publication, SecurityContact } from "../model/publication.ts";
import type { PublicationRepresentation } from "./representation.ts";

/** Whom to tell of a vulnerability (RFC 9116), where the settings name somebody. */
export const securityTxt = {
  name: "security",
  file: ".well-known/security.txt",
  kind: "data",
  mediaType: "text/plain",
  contentType: "text/plain; charset=utf-8",
  title: "security.txt",
  rel: "self",
  standsFor: ({ security }) => security !== undefined,
  render: (publication) => {
    const { security } = publication;
    if (!security) throw new Error("There is no security contact");
    return `${fieldsOf(security, publication).join("\n")}\n`;
  },
} as const satisfies PublicationRepresentation;

const fieldsOf = (
  { contacts, expires, policy }: SecurityContact,
  { baseUrl, language }: Publication,
): readonly string[] => [
  ...contacts.map((contact) => `Contact: ${contact}`),
  `Expires: ${expires}`,
  `Preferred-Languages: ${language}`,
  `Canonical: ${baseUrl}/${securityTxt.file}`,
  ...(policy ? [`Policy: ${policy}`] : []),
];
