import { expect, it } from "vitest";
import { parse } from "yaml";
import { nodesOf, parseGfm, readText } from "../support/mdast.ts";
import { origin, publishedSources, read } from "./newsstand.ts";

/** The article's Markdown, as the parser of remark reads it, beside its source. */
it.each(publishedSources.map((source) => [source.slug, source] as const))(
  "the Markdown of %s says what its source says",
  async (slug, { frontMatter, body }) => {
    const { children } = parseGfm(await read(`/articles/${slug}/article.md`));
    const [yaml, title, summary] = children;
    expect(yaml?.type === "yaml" && parse(yaml.value)).toMatchObject({
      id: frontMatter.id,
      url: `${origin()}/articles/${slug}`,
      publishedAt: new Date(frontMatter.publishedAt).toISOString().replace(".000Z", "Z"),
    });
    expect([title, summary].map((node) => node && readText(node))).toEqual([
      frontMatter.title,
      frontMatter.summary,
    ]);

    // Plain paragraphs of the source come back word for word.
    const found = children.map(readText);
    const plain = parseGfm(body).children.filter(
      (node) =>
        node.type === "paragraph" &&
        node.children.every(({ type }) => type === "text") &&
        !readText(node).includes(":span[") &&
        !readText(node).startsWith(":"),
    );
    for (const paragraph of plain) {
      expect(found).toContain(readText(paragraph).replaceAll("\n", " "));
    }
    for (const node of children.flatMap(nodesOf)) {
      if (node.type !== "link" && node.type !== "image") continue;
      // Absolute, or it could not be read without a base.
      expect([node.url, URL.canParse(node.url)]).toEqual([node.url, true]);
    }
  },
);
