import type { Child } from "hono/jsx";
import type { FeedReference } from "../../model/feed.ts";
import type { Publication } from "../../model/publication.ts";
import { preferredAddress } from "../feed-files.ts";
import { FeedAddress, ReaderLinks, FormatLinks } from "./subscriptions.tsx";
import type { Surface } from "./surface.ts";

interface FollowProps {
  readonly feed: FeedReference;
  readonly publication: Publication;
  readonly surface: Surface;
  /** Whom, where the page is not about what the feed is of. */
  readonly name?: string;
  /** Another way to go on. */
  readonly children?: Child;
}

/** Every way to subscribe to the feed beside a page, behind one word. */
export const Follow = ({ feed, publication, surface, name, children }: FollowProps) => {
  const url = preferredAddress(feed);
  return (
    <details class="follow" {...surface.english}>
      <summary>Follow{name !== undefined && ` ${name}`}</summary>
      <ReaderLinks url={url} publication={publication} />
      <FeedAddress url={url} />
      <p class="formats">
        <span>Formats</span>
        <FormatLinks feed={feed} surface={surface} />
        {children}
        <a href={surface.address(`${publication.baseUrl}/feeds`)}>What is a feed?</a>
      </p>
    </details>
  );
};
