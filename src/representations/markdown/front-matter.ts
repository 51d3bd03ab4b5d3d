import { writersOf } from "../../model/entry.ts";
import type { ArticlePage } from "../../model/page.ts";
import { jsonDocument } from "../markup/json.ts";

/** What an article is, as YAML: every value is written as JSON, which YAML 1.2 contains. */
export const frontMatter = ({ entry, publication }: ArticlePage): string => {
  const { canonicalUrl, url, story } = entry;
  const fields = {
    title: entry.title,
    summary: entry.summary,
    url,
    ...(canonicalUrl !== url && { canonicalUrl }),
    id: entry.id,
    publishedAt: entry.publishedAt,
    updatedAt: entry.updatedAt,
    language: entry.language,
    authors: writersOf(entry).map(({ name }) => name),
    section: entry.section.label,
    topics: entry.topics.map(({ label }) => label),
    ...(story && { story: story.label }),
    publication: publication.title,
    copyright: publication.copyright,
    licence: entry.licence,
  };
  const lines = Object.entries(fields).map(
    ([name, value]) => `${name}: ${jsonDocument([value]).slice(1, -1)}\n`,
  );
  return `---\n${lines.join("")}---\n`;
};
