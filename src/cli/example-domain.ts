import type { Publication } from "../model/publication.ts";
import { isLocalHost } from "./target.ts";

/** RFC 2606 and RFC 6761: names that never belong to anybody, so nobody's articles may be minted there. */
const RESERVED = /(?:^|\.)(?:example|test|invalid|localhost|example\.(?:com|net|org))$/;

/** What must change in `publication.yaml` before the world may see it: one sentence for each setting. */
export const exampleDomains = ({
  baseUrl,
  authority,
}: Pick<Publication, "authority" | "baseUrl">): readonly string[] => {
  const host = URL.canParse(baseUrl) ? new URL(baseUrl).hostname : "";
  const entity = (authority.split(",")[0] ?? "").split("@").at(-1) ?? "";
  return [
    ...(isReserved(host)
      ? [`baseUrl: ${baseUrl} is only an example; write the address your readers will use`]
      : []),
    ...(isReserved(entity)
      ? [
          `authority: ${authority} is only an example; write a domain of yours, a comma and a day it was yours, before articles get ids under it`,
        ]
      : []),
  ];
};

const isReserved = (host: string): boolean => RESERVED.test(host) || isLocalHost(host);
