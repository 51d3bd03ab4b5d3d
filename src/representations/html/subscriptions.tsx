import type { FeedReference } from "../../model/feed.ts";
import { FEED_FILES } from "../feed-files.ts";
import type { Surface } from "./surface.ts";

/** The visible links to each format of one feed. */
export const SubscriptionLinks = (props: { feed: FeedReference; surface: Surface }) => (
  <span class="formats">
    {FEED_FILES.map(({ file, title }) => (
      <a href={props.surface.address(`${props.feed.filesUrl}${file}`)}>{title}</a>
    ))}
  </span>
);

/** An address to copy, whole, for it goes elsewhere; one click selects all of it. */
export const FeedAddress = ({ url }: { url: string }) => (
  <p class="address">
    <code dir="ltr" translate="no">
      {url}
    </code>
  </p>
);

/** Has the reader that is installed open a feed (the `feed:` scheme, which several register for). */
export const openInReader = (url: string): string => `feed:${url}`;
