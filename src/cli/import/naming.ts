import { createHash } from "node:crypto";
import { type Slug, type TagUri, isSlug, isTagUri, slugify } from "../../model/identity.ts";
import type { Catalogue } from "./catalogue.ts";
import type { ForeignArticle } from "./foreign-article.ts";
import { plainOf } from "./plain-text.ts";

/**
 * The slug of an article of the source, the same each time: those that the server has keep what they
 * have there.
 * @param authority what ids are minted under, as in the settings
 */
export const slugFor = (article: ForeignArticle, catalogue: Catalogue, authority: string): Slug => {
  const { oldId, body } = article;
  const id = body.kind === "own" && isTagUri(oldId) ? oldId : idOf(oldId, authority);
  const known = catalogue.slugOf(oldId) ?? catalogue.servedSlug(id);
  if (known !== undefined) return known;
  const wished = slugWish(article);
  // Its own mark, not a number: what comes before it in the next export changes nothing.
  return (catalogue.isTaken(wished) ? marked(wished, oldId) : wished) as Slug;
};

/** An id of ours stays; any other is minted from what the source tells the article apart by. */
export const idOf = (oldId: string, authority: string): TagUri => {
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

/** A slug that no other article wishes for. */
export const marked = (slug: string, oldId: string): string =>
  `${slug.slice(0, 71)}-${digest(oldId).slice(0, 8)}`;

const digest = (text: string): string => createHash("sha256").update(text).digest("hex");

/** Its slug there, the last part of its address, or its title. */
const slugWish = ({ slug, urls, title, oldId, publishedAt }: ForeignArticle): string => {
  const last = urls
    .filter((url) => URL.canParse(url, "https://site.invalid"))
    .map((url) => new URL(url, "https://site.invalid"))
    .find(({ search }) => search === "")
    ?.pathname.split("/")
    .findLast((part) => part !== "" && !/^index\.\w+$/.test(part));
  const wishes = [slug, last?.replace(/\.\w{1,5}$/, ""), plainOf(title)].flatMap((wish) =>
    wish ? [isSlug(wish) ? wish : slugify(decoded(wish))] : [],
  );
  // Of other scripts no letters are left: the day says more than nothing.
  const day = publishedAt?.slice(0, "YYYY-MM-DD".length) ?? "article";
  return wishes.find((wish) => wish !== "") ?? `${day}-${digest(oldId).slice(0, 8)}`;
};

/** Permalinks write letters of other scripts in percents: their hexadecimal digits are no name. */
const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // URIError: `100%`, or bytes that are not UTF-8
  }
};
