import type { ListItem, RootContent } from "mdast";
import { expect, it } from "vitest";
import { nodesOf, parseCommonMark, readText } from "../support/mdast.ts";
import { aNewClient, read } from "./newsstand.ts";

/** "A markdown list, containing a required markdown hyperlink [name](url), then optionally a : and notes." */
const isFileOfAList = ({ children }: ListItem): boolean => {
  const [paragraph, ...others] = children;
  if (paragraph?.type !== "paragraph" || others.length > 0) return false;
  const [link, notes] = paragraph.children;
  if (link?.type !== "link" || readText(link) === "") return false;
  return notes === undefined || (notes.type === "text" && notes.value.startsWith(": "));
};

/**
 * The sections that llmstxt.org, "Format", names in their order: one H1; a blockquote; anything but
 * headings; under each H2 a list of files.
 * @returns what stands where nothing of it may, a line each
 */
const departuresOf = (document: string): readonly string[] => {
  const [title, summary, ...rest] = parseCommonMark(document).children;
  const isHeading = (node: RootContent | undefined, depth: number): boolean =>
    node?.type === "heading" && node.depth === depth;
  const start = rest.findIndex(({ type }) => type === "heading");
  const lists = start === -1 ? [] : rest.slice(start);
  return [
    ...(isHeading(title, 1) ? [] : ["no title"]),
    ...(summary?.type === "blockquote" ? [] : ["no summary"]),
    ...lists.flatMap((node, index) => {
      if (index % 2 === 0) return isHeading(node, 2) ? [] : [`no H2: ${readText(node)}`];
      if (node.type !== "list") return [`no list: ${readText(node)}`];
      return node.children.filter((item) => !isFileOfAList(item)).map(readText);
    }),
    ...(lists.length % 2 === 0 ? [] : ["a section without a list"]),
  ];
};

it("refuses a third level, a list without links and notes without a colon, so that a pass means something", () => {
  const start = "# Title\n\n> Summary\n\n";
  expect(departuresOf(`${start}Text.\n\n## Files\n\n- [a](https://a.example/): notes\n`)).toEqual(
    [],
  );
  for (const bad of ["### Files\n", "## Files\n\nText\n", "## Files\n", "## Files\n\n- words\n"]) {
    expect(departuresOf(start + bad)).not.toEqual([]);
  }
  expect(departuresOf(`${start}## Files\n\n- [a](https://a.example/) notes\n`)).not.toEqual([]);
  expect(departuresOf("Title\n\n> Summary\n")).not.toEqual([]);
});

it("/llms.txt has the format of llmstxt.org, and all of it is there", async () => {
  const document = await read("/llms.txt");
  expect(departuresOf(document)).toEqual([]);
  const links = parseCommonMark(document)
    .children.flatMap(nodesOf)
    .flatMap((node) => (node.type === "link" ? [node.url] : []));
  expect(links.length).toBeGreaterThan(20);
  const answers = await Promise.all(
    links.map(async (url) => {
      const response = await fetch(url, { method: "HEAD", headers: aNewClient() });
      return `${url} ${response.status}`;
    }),
  );
  expect(answers).toEqual(links.map((url) => `${url} 200`));
});
