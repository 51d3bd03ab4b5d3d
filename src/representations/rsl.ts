import type { Licence } from "../model/article.ts";
import type { Entry } from "../model/entry.ts";
import { type Licensing, licensingOf } from "../model/licensing.ts";
import { type MachineUse, machineUsesOf, usesWith } from "../model/machine-use.ts";
import type { Publication } from "../model/publication.ts";

/** An element of RSL, whatever document it is for: that decides about prefixes. */
export interface RslElement {
  readonly name: string;
  readonly attributes?: Readonly<Record<string, string>>;
  /** Text, or elements that all have different names. */
  readonly content: string | readonly RslElement[];
}

/** The usage tokens that RSL has for a use. */
const TOKENS = {
  search: ["search"],
  answers: ["ai-input", "ai-index"],
  training: ["ai-train"],
} as const satisfies Record<MachineUse, readonly string[]>;

/** What holds for everything here, or `undefined` where the settings license nothing to programs. */
export const rslOfPublication = (publication: Publication): RslElement | undefined => {
  const { licensing, licence } = publication;
  return licensing && contentOf("/", publication, licensing, licence);
};

/** The same for one entry, under its own licence and address. */
export const rslOfEntry = (entry: Entry, publication: Publication): RslElement | undefined => {
  const licensing = licensingOf(entry, publication);
  const address = entry.url.replace(/#.*/s, "");
  return licensing && contentOf(address, publication, licensing, entry.licence);
};

/**
 * RSL 1.0 (rslstandard.org/rsl): `content` is what, `license` the terms. There is no `server`: it
 * would oblige everybody to fetch a token from it first.
 */
const contentOf = (
  url: string,
  publication: Publication,
  licensing: Licensing,
  licence: Licence,
): RslElement => {
  const { publisher } = publication;
  const { terms, contact } = licensing;
  return {
    name: "content",
    attributes: { url },
    content: [
      {
        name: "license",
        content: [
          ...usage("permits", usesWith("allowed", machineUsesOf(publication))),
          ...usage("prohibits", usesWith("reserved", machineUsesOf(publication))),
          paymentOf(licensing, licence),
          ...(contact
            ? [{ name: "legal", attributes: { type: "contact" }, content: contact }]
            : []),
        ],
      },
      {
        name: "copyright",
        attributes: {
          type: "organization",
          ...(publisher.email && { contactEmail: publisher.email }),
        },
        content: publisher.name,
      },
      ...(terms ? [{ name: "terms", content: terms }] : []),
    ],
  };
};

const usage = (name: "permits" | "prohibits", uses: readonly MachineUse[]): readonly RslElement[] =>
  uses.length > 0
    ? [
        {
          name,
          attributes: { type: "usage" },
          content: uses.flatMap((use) => TOKENS[use]).join(" "),
        },
      ]
    : [];

/** What costs nothing has the licence for people as its standard terms; the rest is agreed upon. */
const paymentOf = ({ payment, terms }: Licensing, { url }: Licence): RslElement => {
  const attributes = { type: payment };
  if (payment === "free" || payment === "attribution") {
    return { name: "payment", attributes, content: [{ name: "standard", content: url }] };
  }
  const custom = terms ? [{ name: "custom", content: terms }] : [];
  return { name: "payment", attributes, content: custom };
};
