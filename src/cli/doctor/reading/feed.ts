import { type Result, fail, ok } from "../../../model/result.ts";
import type { Visit } from "../exchange.ts";
import { type SeenLink, seenLink } from "./links.ts";
import { readJsonFeed } from "./json-feed.ts";
import type { SeenFeed } from "./seen-feed.ts";
import { type XmlElement, childrenOf, readXml, textIn } from "./xml.ts";

/** Reads the body of a feed; the error says where it cannot be read. */
export const readFeed = ({ kind }: Pick<Visit, "kind">, text: string): Result<SeenFeed, string> => {
  if (kind === "json") return readJsonFeed(text);
  const root = readXml(text);
  if (!root.ok) return root;
  return kind === "rss" ? readRss(root.value) : readAtom(root.value);
};

const ATOM = (name: string): string => `{http://www.w3.org/2005/Atom}${name}`;

const linksOf = (element: XmlElement): readonly SeenLink[] =>
  childrenOf(element, ATOM("link")).map(({ attributes: { rel = "alternate", href = "", type } }) =>
    seenLink(rel, href, type),
  );

/** RSS 2.0 (rssboard.org/rss-specification). */
const readRss = (root: XmlElement): Result<SeenFeed, string> => {
  const [channel] = childrenOf(root, "channel");
  if (root.name !== "rss" || !channel) return fail(`is <${root.name}>, not <rss> with a <channel>`);
  const items = childrenOf(channel, "item");
  const missing = ["title", "link", "description"]
    .filter((name) => !textIn(channel, name))
    .map((name) => `<${name}> of the channel`);
  const nameless = items.flatMap((item, index) =>
    textIn(item, "title") || textIn(item, "description") ? [] : [`<title> of item ${index + 1}`],
  );
  return ok({
    links: linksOf(channel),
    updated: textIn(channel, "lastBuildDate"),
    missing: [...missing, ...nameless],
    entries: items.map((item) => ({
      id: textIn(item, "guid"),
      url: textIn(item, "link"),
      published: textIn(item, "pubDate"),
    })),
  });
};

/** RFC 4287 §4.1. */
const readAtom = (root: XmlElement): Result<SeenFeed, string> => {
  if (root.name !== ATOM("feed")) return fail(`is <${root.name}>, not <feed> of Atom`);
  const entries = childrenOf(root, ATOM("entry"));
  const missingIn = (element: XmlElement, of: string): readonly string[] =>
    ["id", "title", "updated"]
      .filter((name) => !textIn(element, ATOM(name)))
      .map((name) => `<${name}> of ${of}`);
  return ok({
    links: linksOf(root),
    updated: textIn(root, ATOM("updated")),
    missing: [
      ...missingIn(root, "the feed"),
      ...entries.flatMap((entry, index) => missingIn(entry, `entry ${index + 1}`)),
    ],
    entries: entries.map((entry) => ({
      id: textIn(entry, ATOM("id")),
      url: linksOf(entry).find(({ rel }) => rel === "alternate")?.href,
      published: textIn(entry, ATOM("published")),
      updated: textIn(entry, ATOM("updated")),
    })),
  });
};
