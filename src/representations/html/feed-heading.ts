import type { Feed } from "../../model/feed.ts";

export const isFront = ({ pageUrl, publication }: Feed): boolean =>
  pageUrl === `${publication.baseUrl}/`;

/** Whether a feed is a running story's, whose page has a timeline. */
export const isStory = ({ pageUrl, publication }: Feed): boolean =>
  pageUrl.startsWith(`${publication.baseUrl}/stories/`);

/** What a feed is called where the publication's own name stands already: "World". */
export const headingOf = ({ title, publication }: Feed): string => {
  const prefix = `${publication.title}: `;
  return title.startsWith(prefix) ? title.slice(prefix.length) : title;
};
