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
