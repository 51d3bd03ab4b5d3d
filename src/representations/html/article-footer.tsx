import type { Entry } from "../../model/entry.ts";
import type { FeedReference } from "../../model/feed.ts";
import type { ArticlePage } from "../../model/page.ts";
import { CategoryLink } from "./category-link.tsx";
import { languageWithin, ourEnglish, written } from "./furniture.ts";
import { preferredAddress } from "../feed-files.ts";
import { FormatLinks } from "./subscriptions.tsx";
import type { Surface } from "./surface.ts";

interface FooterProps {
  readonly page: ArticlePage;
  readonly surface: Surface;
}

/** Topics, feeds and rights: what a reader may want after the last line. */
export const ArticleFooter = ({ page, surface }: FooterProps) => (
  <footer class="about" {...surface.english}>
    <Topics entry={page.entry} surface={surface} />
    <Follow page={page} surface={surface} />
    <Rights entry={page.entry} surface={surface} />
  </footer>
);

const Topics = ({ entry, surface }: { entry: Entry; surface: Surface }) =>
  entry.topics.length > 0 ? (
    <nav class="topics" aria-label="Topics">
      <ul>
        {entry.topics.map((topic) => (
          <li>
            <CategoryLink category={topic} within={ourEnglish(entry)} surface={surface} />
          </li>
        ))}
      </ul>
    </nav>
  ) : null;

/** Where the feeds of an article are. */
export const FOLLOW_ANCHOR = "follow";

/** Its own feed stands first here: who has read to the end wants what happens next. */
const Follow = ({ page, surface }: FooterProps) => (
  <section class="follow" id={FOLLOW_ANCHOR}>
    <h2 class="kicker">Follow this story</h2>
    <ul>
      {page.feeds.toReversed().map((feed) => (
        <li>
          <FeedName feed={feed} page={page} />
          <span class="formats">
            <a href={`feed:${preferredAddress(feed)}`}>Reader app</a>
            <FormatLinks feed={feed} surface={surface} />
          </span>
        </li>
      ))}
    </ul>
  </section>
);

const FeedName = ({ feed, page }: { feed: FeedReference; page: ArticlePage }) => {
  const { entry, publication } = page;
  if (feed.pageUrl === entry.url) return <span>This article, as it develops</span>;
  const prefix = `${publication.title}: `;
  if (!feed.title.startsWith(prefix)) return <span>All articles</span>;
  return (
    <span {...languageWithin(written(feed.language), ourEnglish(entry))}>
      {feed.title.slice(prefix.length)}
    </span>
  );
};

const Rights = ({ entry, surface }: { entry: Entry; surface: Surface }) => (
  <p class="soft">
    Licence: <a href={surface.address(entry.licence.url)}>{entry.licence.label}</a>
    {entry.canonicalUrl === entry.url ? null : (
      <>
        . First published at <a href={entry.canonicalUrl}>{hostOf(entry.canonicalUrl)}</a>
      </>
    )}
  </p>
);

const hostOf = (url: string): string => URL.parse(url)?.hostname ?? url;
