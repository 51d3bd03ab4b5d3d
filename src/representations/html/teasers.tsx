import { EDITION_ENTRIES } from "../../model/edition.ts";
import type { Entry } from "../../model/entry.ts";
import type { Feed } from "../../model/feed.ts";
import { isFront } from "./feed-heading.ts";
import type { Surface } from "./surface.ts";
import { Teaser } from "./teaser.tsx";

interface TeasersProps {
  readonly feed: Feed;
  readonly surface: Surface;
  /** Whether the newest is the first story of the front page. */
  readonly withLead?: boolean;
}

/** The front page's feed has what the archive does not have yet as well; the page leads to the rest. */
const newest = (entries: readonly Entry[]): readonly Entry[] => entries.slice(0, EDITION_ENTRIES);

/** The entries of a feed, or the news that there are none. */
export const Teasers = ({ feed, surface, withLead = false }: TeasersProps) => {
  const entries = isFront(feed) && !feed.archive?.page ? newest(feed.entries) : feed.entries;
  if (entries.length === 0) {
    return (
      <p class="empty" {...surface.english}>
        Nothing has been published here yet. Subscribe, and the first article comes to you.
      </p>
    );
  }
  return (
    <div class="teasers">
      {entries.map((entry, index) => (
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
