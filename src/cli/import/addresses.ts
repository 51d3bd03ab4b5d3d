import { articlePath } from "../../model/entry.ts";
import type { Slug, TagUri } from "../../model/identity.ts";
import { shardIn } from "../redirects.ts";
import type { Catalogue } from "./catalogue.ts";
import { idOf, marked } from "./naming.ts";

/** Where articles of the source stand here. */
export interface Addresses {
  readonly idOf: (oldId: string) => TagUri;
  readonly slugOf: (oldId: string) => Slug;
  /** Where a link of an article leads from here; `undefined` where nowhere. */
  readonly linkFrom: (href: string, base: string | undefined) => string | undefined;
}

/**
 * Notes what stands at each address of the source now, and at each path of its site, the query
 * included where there is one.
 * @param site scheme and host
 * @param authority what ids are minted under, as in the settings
 */
export const addressesOf = (
  catalogue: Catalogue,
  site: string | undefined,
  authority: string,
): Addresses => {
  // Nothing that is public leads to a draft, or tells its name.
  for (const { slug, urls } of catalogue.permalinks()) {
    for (const text of urls) {
      const url = site !== undefined && URL.canParse(text, site) ? new URL(text, site) : undefined;
      if (!url) continue;
      catalogue.addPlace(comparable(url), slug);
      const path = `${url.pathname}${url.search}`;
      if (path !== "/" && (url.origin === site || sameSite(url.origin, site))) {
        catalogue.addOldPath(path, shardIn(path), slug);
      }
    }
  }
  return {
    idOf: (oldId) => idOf(oldId, authority),
    slugOf: (oldId) => catalogue.slugOf(oldId) ?? (marked("article", oldId) as Slug),
    linkFrom: (href, base) => {
      const target = href.trim();
      if (target === "" || target.startsWith("#")) return undefined;
      if (/^mailto:/i.test(target)) return target;
      const from = base !== undefined && URL.canParse(base) ? base : site;
      const url = URL.canParse(target, from) ? new URL(target, from) : undefined;
      if (!url || !/^https?:$/.test(url.protocol)) return undefined;
      const here = catalogue.slugAt(comparable(url));
      if (here !== undefined) return articlePath(here);
      return url.username || url.password ? undefined : url.href;
    },
  };
};

const sameSite = (origin: string, site: string | undefined): boolean =>
  site !== undefined && bareHost(origin) === bareHost(site);

const bareHost = (origin: string): string => new URL(origin).host.replace(/^www\./, "");

/** One spelling of an address: sites answer to several. */
const comparable = (url: URL): string =>
  `${url.host.replace(/^www\./, "")}${url.pathname.replace(/\/(?:index\.html?)?$/, "")}${url.search}`;
