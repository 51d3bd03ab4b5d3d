import type { Root, RootContent } from "hast";
import { withPictures } from "../../model/article-picture.ts";
import type { Article } from "../../model/article.ts";
import type { MediaFile } from "../media-file.ts";
import { attributeOf, el, found, isEl } from "./html/node.ts";
import type { KeptPicture } from "./import-state.ts";
import type { Pictures } from "./pictures.ts";

/** Gives each picture the address it has here, and takes out those that did not come. */
export const withFetched = async (
  root: Root,
  fetch: (src: string) => Promise<KeptPicture | undefined>,
): Promise<Root> => {
  const come = new Set<RootContent>();
  for (const image of root.children.flatMap((node) => found(node, "img"))) {
    const picture = await fetch(attributeOf(image, "src") ?? "");
    if (!picture) continue;
    image.properties["src"] = picture.facts.url;
    come.add(image);
  }
  const kept = (nodes: readonly RootContent[]): RootContent[] =>
    nodes.flatMap((node): readonly RootContent[] => {
      if (!isEl(node)) return [node];
      if (node.tagName === "img") return come.has(node) ? [node] : [];
      if (node.tagName !== "figure") return [node];
      const children = kept(node.children);
      const hasPicture = children.some((child) => !isEl(child, "figcaption"));
      // A caption without its picture still says something.
      return hasPicture
        ? [el("figure", {}, children, node)]
        : children.map((child) => (isEl(child) ? el("p", {}, child.children, child) : child));
    });
  return { type: "root", children: kept(root.children) };
};

/** Gives each picture its smaller copies, and gathers the files of all. */
export const withCopies = async (
  article: Article,
  kept: ReadonlyMap<string, KeptPicture>,
  pictures: Pictures,
): Promise<{ readonly article: Article; readonly files: readonly MediaFile[] }> => {
  const files: MediaFile[] = [];
  const copies = new Map<string, Awaited<ReturnType<Pictures["renditions"]>>>();
  for (const [url, picture] of kept) {
    const made = await pictures.renditions(picture);
    copies.set(url, made);
    files.push(pictures.fileOf(picture), ...made);
  }
  const illustrated = withPictures(article, (picture) => {
    const made = copies.get(picture.url) ?? [];
    return made.length === 0
      ? picture
      : { ...picture, renditions: made.map(({ url, type, width }) => ({ url, type, width })) };
  });
  return { article: illustrated, files };
};
