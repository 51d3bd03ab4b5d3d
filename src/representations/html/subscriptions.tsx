import type { FeedReference } from "../../model/feed.ts";
import type { Publication } from "../../model/publication.ts";
import { subscribeUrl } from "../../model/web-reader.ts";
import { FEED_FILES } from "../feed-files.ts";
import type { Surface } from "./surface.ts";

/** One feed in each format. */
export const FormatLinks = (props: { feed: FeedReference; surface: Surface }) => (
  <>
    {FEED_FILES.map(({ file, title }) => (
      <a href={props.surface.address(`${props.feed.filesUrl}${file}`)}>{title}</a>
    ))}
  </>
);

/** An address to copy, whole, for it goes elsewhere; one click selects all of it, and lines end after slashes. */
export const FeedAddress = ({ url }: { url: string }) => (
  <p class="address">
    <code dir="ltr" translate="no">
      {url.split(/(?<=[^:/]\/)/).map((part, index) => (
        <>
          {index > 0 && <wbr />}
          {part}
        </>
      ))}
    </code>
  </p>
);

/**
 * The ways into a reader: the app that is registered for the `feed:` scheme, and the web readers of
 * the settings.
 */
export const ReaderLinks = (props: { url: string; publication: Publication }) => {
  const { url, publication } = props;
  return (
    <p class="formats">
      <span>Subscribe in</span>
      <a href={`feed:${url}`}>your reader app</a>
      {publication.readers?.map((reader) => (
        <a href={subscribeUrl(reader, url)} rel="nofollow noreferrer">
          {reader.name}
        </a>
      ))}
    </p>
  );
};
