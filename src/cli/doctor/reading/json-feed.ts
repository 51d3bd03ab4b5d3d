import { type Result, fail, ok } from "../../../model/result.ts";
import type { SeenFeed } from "./seen-feed.ts";

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const stringIn = (object: Readonly<Record<string, unknown>>, name: string): string | undefined => {
  const value = object[name];
  return typeof value === "string" && value !== "" ? value : undefined;
};

const listIn = (object: Readonly<Record<string, unknown>>, name: string) => {
  const value = object[name];
  return Array.isArray(value) ? value.filter(isObject) : [];
};

/** JSON Feed 1.1 (jsonfeed.org/version/1.1). */
export const readJsonFeed = (text: string): Result<SeenFeed, string> => {
  let feed: unknown;
  try {
    feed = JSON.parse(text);
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
  if (!isObject(feed)) return fail("is no JSON object");
  const version = stringIn(feed, "version") ?? "";
  if (!/^https:\/\/jsonfeed\.org\/version\/1(?:\.1)?$/.test(version)) {
    return fail("has no `version` of JSON Feed");
  }
  const items = listIn(feed, "items");
  const itself = feed;
  const link = (rel: string, name: string) => {
    const href = stringIn(itself, name);
    return href === undefined ? [] : [{ rel, href }];
  };
  return ok({
    links: [
      ...link("self", "feed_url"),
      ...link("alternate", "home_page_url"),
      ...link("next", "next_url"),
      ...listIn(feed, "hubs").flatMap((hub) => {
        const href = stringIn(hub, "url");
        return href === undefined ? [] : [{ rel: "hub", href }];
      }),
    ],
    missing: [
      ...(version.endsWith("1.1") ? [] : ["version 1.1"]),
      ...(stringIn(feed, "title") ? [] : ["`title` of the feed"]),
      ...(Array.isArray(feed["items"]) ? [] : ["`items` of the feed"]),
      ...items.flatMap((item, index) => [
        ...(stringIn(item, "id") ? [] : [`\`id\` of item ${index + 1}`]),
        // A body that is empty is there.
        ...(typeof (item["content_html"] ?? item["content_text"]) === "string"
          ? []
          : [`\`content_html\` or \`content_text\` of item ${index + 1}`]),
      ]),
    ],
    entries: items.map((item) => ({
      id: stringIn(item, "id"),
      url: stringIn(item, "url"),
      published: stringIn(item, "date_published"),
      updated: stringIn(item, "date_modified"),
    })),
  });
};
