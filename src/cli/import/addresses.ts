import { createHash } from "node:crypto";
import { articlePath } from "../../model/entry.ts";
import { type Slug, type TagUri, isSlug, isTagUri, slugify } from "../../model/identity.ts";
import { plainOf } from "./plain-text.ts";
import type { Survey, SurveyedArticle } from "./survey.ts";

/** Where articles of the source stand here. */
export interface Addresses {
  readonly idOf: (oldId: string) => TagUri;
  readonly slugOf: (oldId: string) => Slug;
  /** Where a link of an article leads from here; `undefined` where nowhere. */
  readonly linkFrom: (href: string, base: string | undefined) => string | undefined;
  /** Old paths of the site, query included where there is one, by what stands there now. */
  readonly redirects: readonly (readonly [path: string, slug: Slug])[];
}

/**
 * Gives every article of the source an id and a slug, the same each time: those that the server has
 * keep what they have there.
 * @param served slugs of the server by id
 * @param authority what ids are minted under, as in the settings
 */
export const addressesOf = (
  { articles, site }: Survey,
  served: ReadonlyMap<string, Slug>,
  authority: string,
): Addresses => {
  const ids = new Map<string, TagUri>();
  const slugs = new Map<string, Slug>();
  const taken = new Set<string>(served.values());
  for (const { oldId, isOwn } of articles) {
    const id = isOwn && isTagUri(oldId) ? oldId : idOf(oldId, authority);
    ids.set(oldId, id);
    const slug = served.get(id);
    if (slug !== undefined) slugs.set(oldId, slug);
  }
  for (const article of articles) {
    if (slugs.has(article.oldId)) continue;
    const wished = slugWish(article);
    // Its own mark, not a number: what comes before it in the next export changes nothing.
    const slug = taken.has(wished) ? marked(wished, article.oldId) : wished;
    taken.add(slug);
    slugs.set(article.oldId, slug as Slug);
  }
  const places = new Map<string, Slug>();
  const redirects = new Map<string, Slug>();
  for (const { oldId, urls, isDraft } of articles) {
    const slug = slugs.get(oldId);
    // Nothing that is public leads to a draft, or tells its name.
    if (slug === undefined || isDraft) continue;
    for (const text of urls) {
      const url = site !== undefined && URL.canParse(text, site) ? new URL(text, site) : undefined;
      if (!url) continue;
      places.set(comparable(url), slug);
      if (url.origin === site || sameSite(url.origin, site))
        redirects.set(`${url.pathname}${url.search}`, slug);
    }
  }
  return {
    idOf: (oldId) => ids.get(oldId) ?? idOf(oldId, authority),
    slugOf: (oldId) => slugs.get(oldId) ?? (marked("article", oldId) as Slug),
    redirects: [...redirects].filter(([path]) => path !== "/"),
    linkFrom: (href, base) => {
      const target = href.trim();
      if (target === "" || target.startsWith("#")) return undefined;
      if (/^mailto:/i.test(target)) return target;
      const from = base !== undefined && URL.canParse(base) ? base : site;
      const url = URL.canParse(target, from) ? new URL(target, from) : undefined;
      if (!url || !/^https?:$/.test(url.protocol)) return undefined;
      const here = places.get(comparable(url));
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

/** An id of ours stays; any other is minted from what the source tells the article apart by. */
const idOf = (oldId: string, authority: string): TagUri => {
  const [domain = ""] = authority.split(",");
  if (
    isTagUri(oldId) &&
    (oldId.startsWith(`tag:${domain},`) || oldId.startsWith(`tag:${domain}:`))
  ) {
    return oldId;
  }
  const spelled = `tag:${authority}:imported/${encodeURI(oldId.toWellFormed()).replaceAll(/[#[\]]/g, encodeURIComponent)}`;
  return isTagUri(spelled) ? spelled : (`tag:${authority}:imported/${digest(oldId)}` as TagUri);
};

const digest = (text: string): string => createHash("sha256").update(text).digest("hex");

const marked = (slug: string, oldId: string): string =>
  `${slug.slice(0, 71)}-${digest(oldId).slice(0, 8)}`;

/** Its slug there, the last part of its address, or its title. */
const slugWish = ({ slug, urls, title, oldId }: SurveyedArticle): string => {
  const last = urls
    .filter((url) => URL.canParse(url, "https://site.invalid"))
    .map((url) => new URL(url, "https://site.invalid"))
    .find(({ search }) => search === "")
    ?.pathname.split("/")
    .findLast((part) => part !== "" && !/^index\.\w+$/.test(part));
  const wishes = [slug, last?.replace(/\.\w{1,5}$/, ""), plainOf(title)].flatMap((wish) =>
    wish ? [isSlug(wish) ? wish : slugify(wish)] : [],
  );
  return wishes.find((wish) => wish !== "") ?? digest(oldId).slice(0, 12);
};
