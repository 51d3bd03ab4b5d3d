import type { Feed } from "../../model/feed.ts";
import type { Surface } from "./surface.ts";
import { Teaser } from "./teaser.tsx";

interface TeasersProps {
  readonly feed: Feed;
  readonly surface: Surface;
  /** Whether the newest is the first story of the front page. */
  readonly withLead?: boolean;
}

/** The entries of a feed, or the news that there are none. */
export const Teasers = ({ feed, surface, withLead = false }: TeasersProps) => {
  if (feed.entries.length === 0) {
    return (
      <p class="empty" {...surface.english}>
        Nothing has been published here yet. Subscribe, and the first article comes to you.
      </p>
    );
  }
  return (
    <div class="teasers">
      {feed.entries.map((entry, index) => (
        <Teaser
          entry={entry}
          language={feed.language}
          surface={surface}
          rank={withLead ? (index === 0 ? "lead" : "column") : "list"}
          pageUrl={feed.pageUrl}
        />
      ))}
    </div>
  );
};
