import type { Context, Hono } from "hono";
import { feedDirectory } from "../representations/html/feed-directory.tsx";
import { FEED_FILES } from "../representations/feed-files.ts";
import type { FeedRepresentation } from "../representations/representation.ts";
import { parseAccept, qualityOf } from "./accept.ts";
import { textAnswer } from "./answer.ts";
import { offer } from "./methods.ts";
import { isNavigation } from "./navigation.ts";

/** What clients call a format of which they do not know the name; no range of theirs means it. */
const OTHER_NAMES: Readonly<Record<string, readonly string[]>> = {
  "application/rss+xml": ["application/xml", "text/xml"],
  "application/feed+json": ["application/json"],
};

/**
 * `/feed`: the front page's feed in the format that the client likes best. It leads there instead of
 * answering itself, because a feed's address has one representation (WebSub, "Content Negotiation").
 */
export const negotiatedFeed = (app: Hono): void => {
  offer(app, "/feed", { GET: redirect }, "any origin");
};

const redirect = (c: Context): Response => {
  const { headers } = c.req.raw;
  const { file } = isNavigation(headers) ? feedDirectory : preferredFile(headers.get("Accept"));
  return textAnswer(302, "negotiated", `The feed is at /${file}`, {
    Location: `/${file}`,
    Vary: "Accept, Sec-Fetch-Dest",
  });
};

/** The first of those wanted most; where none is acceptable, what everybody can read: never 406. */
const preferredFile = (accept: string | null): FeedRepresentation => {
  const accepted = parseAccept(accept);
  const quality = ({ mediaType }: FeedRepresentation): number =>
    Math.max(
      qualityOf(accepted, mediaType),
      ...(OTHER_NAMES[mediaType] ?? []).map((name) => accepted.get(name) ?? 0),
    );
  return FEED_FILES.reduce((best, row) => (quality(row) > quality(best) ? row : best));
};
