import type { FeedReference } from "../../model/feed.ts";
import type { Link } from "../../model/link.ts";
import type { Surface } from "./surface.ts";

/** Feed media types by the name people know them by; other alternates are no feeds. */
const FEED_NAMES: Readonly<Record<string, string>> = {
  "application/rss+xml": "RSS",
  "application/atom+xml": "Atom",
  "application/feed+json": "JSON Feed",
};

/** The visible links to one feed: the page's own alternates that stand right below it. */
export const SubscriptionLinks = (props: {
  feed: FeedReference;
  links: readonly Link[];
  surface: Surface;
}) => (
  <span class="formats">
    {props.links
      .filter((link) => isFileOf(props.feed, link))
      .map(({ href, type = "" }) => (
        <a href={props.surface.address(href)}>{FEED_NAMES[type]}</a>
      ))}
  </span>
);

const isFileOf = ({ filesUrl }: FeedReference, { rel, href, type }: Link): boolean =>
  rel === "alternate" &&
  Object.hasOwn(FEED_NAMES, type ?? "") &&
  href.startsWith(filesUrl) &&
  !href.slice(filesUrl.length).includes("/");
