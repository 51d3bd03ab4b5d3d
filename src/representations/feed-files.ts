import type { FeedReference } from "../model/feed.ts";
import { atom } from "./atom.ts";
import { jsonFeed } from "./json-feed.ts";
import type { FeedRepresentation } from "./representation.ts";
import { rss } from "./rss.ts";

/** What feed readers subscribe to, in order of preference: rows of the registry that pages list too. */
export const FEED_FILES: readonly FeedRepresentation[] = [rss, atom, jsonFeed];

/** The feed in the format that every reader knows, as an address for elsewhere. */
export const preferredAddress = ({ filesUrl }: Pick<FeedReference, "filesUrl">): string =>
  `${filesUrl}${rss.file}`;
