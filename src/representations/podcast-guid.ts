import { createHash } from "node:crypto";

/** ead4c236-bf58-58c6-a2c6-a6b28d128cb6: what the Podcast namespace has such UUIDs made under. */
const NAMESPACE = "ead4c236bf5858c6a2c6a6b28d128cb6";

/**
 * What podcast:guid is for a feed that never had another: the UUIDv5 (RFC 9562 §5.5) of its URL
 * without the scheme and the slashes at its end.
 */
export const podcastGuid = (feedUrl: string): string => {
  const name = feedUrl.replace(/^[a-z]+:\/\//i, "").replace(/\/+$/, "");
  const digest = createHash("sha1").update(NAMESPACE, "hex").update(name).digest("hex");
  const variant = ((Number.parseInt(digest.slice(16, 18), 16) & 0x3f) | 0x80).toString(16);
  return [
    digest.slice(0, 8),
    digest.slice(8, 12),
    `5${digest.slice(13, 16)}`,
    `${variant}${digest.slice(18, 20)}`,
    digest.slice(20, 32),
  ].join("-");
};
