import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Article } from "../../src/model/article.ts";
import { articleOf } from "./stock.ts";

const SITE = "https://old.example";

const HEAD = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Old Wire</title><link>${SITE}</link><wp:wxr_version>1.2</wp:wxr_version>
<wp:base_site_url>${SITE}</wp:base_site_url><wp:base_blog_url>${SITE}</wp:base_blog_url>
<wp:author><wp:author_login>ada</wp:author_login><wp:author_display_name>Ada Writer</wp:author_display_name></wp:author>
`;
const TAIL = "</channel></rss>\n";

/** Writes what WordPress exports of so many posts of about so many bytes, without pictures. */
export const writeWordpressExport = async (
  file: string,
  posts: number,
  bytesEach: number,
): Promise<void> => {
  await pipeline(Readable.from(linesOf(posts, bytesEach)), createWriteStream(file));
};

function* linesOf(posts: number, bytesEach: number): Generator<string> {
  yield HEAD;
  for (let index = 0; index < posts; index++) yield postOf(articleOf(index, bytesEach), index);
  yield TAIL;
}

const postOf = ({ title, summary, cards }: Article, index: number): string => {
  const name = `old-${index}`;
  // Three a day since 1900: of another year than what is published beside it.
  const date = new Date(Date.UTC(1900, 0, 1) + index * 8 * 3_600_000)
    .toISOString()
    .slice(0, 19)
    .replace("T", " ");
  const paragraphs = cards
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.type === "paragraph" ? [`<p>${block.html}</p>`] : []))
    // A link of each leads to another of them.
    .map((html) => html.replaceAll(/href="\/articles\/wire-(\d+)"/g, `href="${SITE}/old-$1/"`));
  return `<item><title>${escaped(title)}</title><link>${SITE}/${name}/</link>
<dc:creator>ada</dc:creator><guid isPermaLink="false">${SITE}/?p=${index + 1}</guid>
<content:encoded><![CDATA[${paragraphs.join("\n\n")}]]></content:encoded>
<excerpt:encoded><![CDATA[${summary}]]></excerpt:encoded>
<wp:post_id>${index + 1}</wp:post_id><wp:post_date_gmt>${date}</wp:post_date_gmt>
<wp:post_name>${name}</wp:post_name><wp:status>publish</wp:status><wp:post_type>post</wp:post_type>
<category domain="category" nicename="world">World</category>
<category domain="post_tag" nicename="one">One</category></item>
`;
};

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
