import type { Root, RootContent } from "hast";
import type { Card } from "../../model/block.ts";
import type { AuthoringContext } from "../context.ts";
import { attributeName } from "../element.ts";
import type { Report } from "../report.ts";
import { cardsOf } from "./cards.ts";

/** Reads a tree of HTML into cards, once the facts of every file it uses are known. */
export const readBody = async (
  root: Root,
  media: AuthoringContext["media"],
  report: Report,
): Promise<readonly Card[]> => {
  const files = [...new Set(filesIn(root))];
  return cardsOf(root, { report, media: files.length > 0 ? await media(files) : new Map() });
};

const FILE_ATTRIBUTES = new Set(["src", "poster", "picture", "data-captions", "data-transcript"]);
const FILE_ELEMENTS = new Set(["img", "audio", "video", "source", "track", "edgewire-embed"]);

const filesIn = (node: Root | RootContent): readonly string[] => {
  if (node.type !== "element" && node.type !== "root") return [];
  const own = node.type === "element" && FILE_ELEMENTS.has(node.tagName) ? node.properties : {};
  const files = Object.entries(own).flatMap(([property, value]) =>
    FILE_ATTRIBUTES.has(attributeName(property)) && typeof value === "string" ? [value] : [],
  );
  return [...files, ...node.children.flatMap(filesIn)];
};
