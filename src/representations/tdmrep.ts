import { machineUsesOf, usesWith } from "../model/machine-use.ts";
import type { Publication } from "../model/publication.ts";
import { licenseXml } from "./license-xml.ts";
import { jsonDocument } from "./markup/json.ts";
import type { PublicationRepresentation } from "./representation.ts";

interface TdmRights {
  readonly isReserved: boolean;
  /** Where to read how to get a licence. */
  readonly policyUrl?: string;
}

/**
 * Text and data mining is every automated analysis (Directive (EU) 2019/790, article 2), so as soon as
 * one use is reserved the right is; the policy says which uses are allowed.
 */
export const tdmRightsOf = (publication: Publication): TdmRights => {
  const { licensing, baseUrl } = publication;
  const isReserved = usesWith("reserved", machineUsesOf(publication)).length > 0;
  if (!isReserved || !licensing) return { isReserved };
  return { isReserved, policyUrl: licensing.terms ?? `${baseUrl}/${licenseXml.file}` };
};

/** The TDM Reservation Protocol (W3C Community Group, 2024-05-10), §5.1: for all paths at once. */
export const tdmrep = {
  name: "tdmrep",
  file: ".well-known/tdmrep.json",
  kind: "data",
  mediaType: "application/json",
  contentType: "application/json",
  title: "TDMRep",
  rel: "self",
  render: (publication) => {
    const { isReserved, policyUrl } = tdmRightsOf(publication);
    const rule = {
      location: "/",
      "tdm-reservation": isReserved ? 1 : 0,
      ...(policyUrl && { "tdm-policy": policyUrl }),
    };
    return jsonDocument([rule]);
  },
} as const satisfies PublicationRepresentation;
