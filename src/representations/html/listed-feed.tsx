import { feedLabel } from "../../model/feed-catalogue.ts";
import type { FeedKey } from "../../model/feed-key.ts";
import { feedDescription, feedReference } from "../../model/feed.ts";
import type { Publication } from "../../model/publication.ts";
import { FEED_FILES } from "../feed-files.ts";
import { languageWithin, ourEnglish, written } from "./furniture.ts";
import { FeedAddress, ReaderLinks } from "./subscriptions.tsx";
import type { Surface } from "./surface.ts";

interface ListedFeedProps {
  readonly feed: FeedKey;
  readonly publication: Publication;
  readonly surface: Surface;
}

/** One feed of the directory: what it is for, and every way to subscribe to it. */
export const ListedFeed = ({ feed, publication, surface }: ListedFeedProps) => {
  const { title: name, language, pageUrl, filesUrl } = feedReference(feed, publication);
  const label = feed === "front" ? undefined : feedLabel(feed, publication);
  const description = feedDescription(feed, publication);
  const ours = ourEnglish(written(publication.language));
  const [preferred, ...others] = FEED_FILES.map(({ file, title }) => ({
    title,
    url: `${filesUrl}${file}`,
  }));
  return (
    <li>
      <h3>
        <a href={surface.address(pageUrl)} {...languageWithin(written(language), ours)}>
          {label?.label ?? name}
        </a>
      </h3>
      {description !== name && (
        <p {...languageWithin(written(publication.language), ours)}>{description}</p>
      )}
      {preferred && (
        <>
          <FeedAddress url={preferred.url} />
          <ReaderLinks url={preferred.url} publication={publication} />
        </>
      )}
      {others.length > 0 && (
        <details>
          <summary>{others.map((other) => other.title).join(", ")}</summary>
          {others.map((other) => (
            <FeedAddress url={other.url} />
          ))}
        </details>
      )}
    </li>
  );
};
