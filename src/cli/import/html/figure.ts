import type { Element, RootContent } from "hast";
import { oneLine } from "../../../model/text.ts";
import { withoutPercents } from "../percent-text.ts";
import { embed, embedOf } from "./embed.ts";
import { inlineOnly } from "./inline.ts";
import { attributeOf, el, found, isEl, textOf, type Taming } from "./node.ts";

const CONTENT = ["figure", "img", "iframe", "video", "audio", "table", "blockquote", "pre", "a"];

/** A picture or a recording, alone or in figures, galleries included: each becomes a figure of its own. */
export const figures = (element: Element, taming: Taming): readonly RootContent[] => {
  if (element.tagName === "img") return [...picture(element, taming)];
  if (element.tagName === "picture") {
    return found(element, "img").flatMap((image) => picture(image, taming));
  }
  if (element.tagName === "audio" || element.tagName === "video")
    return recording(element, "", taming);

  const captionElement = element.children.find((child) => isEl(child, "figcaption"));
  const rest = element.children.filter((child) => !isEl(child, "figcaption"));
  const caption = captionElement && isEl(captionElement) ? captionOf(captionElement, taming) : [];
  const content = rest
    .flatMap((child) => found(child, ...CONTENT))
    .flatMap((node) => (node.tagName === "a" ? linked(node) : [node]));
  const [only, ...others] = content;
  if (!only) return [...taming.flow(rest), ...below(caption, element)];
  if (others.length > 0) {
    return [...content.flatMap((node) => taming.flow([node])), ...below(caption, element)];
  }
  if (only.tagName === "img") {
    return picture(only, taming).map((image) =>
      caption.length === 0
        ? image
        : el("figure", {}, [image, el("figcaption", {}, caption, captionElement)], element),
    );
  }
  if (only.tagName === "audio" || only.tagName === "video") {
    const words = captionElement ? oneLine(textOf(captionElement)) : "";
    return recording(only, words, taming);
  }
  const embedded = embedOf(only, taming);
  return [...(embedded ?? taming.flow([only])), ...below(caption, element)];
};

/** What a link in a figure leads round: its picture; a bookmark is the link itself. */
const linked = (link: Element): readonly Element[] => {
  const inside = link.children.flatMap((child) => found(child, "img"));
  return embedOf(link, NOBODY) || inside.length === 0 ? [link] : inside;
};

const NOBODY: Taming = { report: () => undefined, link: (href) => href, flow: () => [] };

const captionOf = (caption: Element, taming: Taming): readonly RootContent[] =>
  inlineOnly(caption.children, taming, "a caption").nodes;

const below = (caption: readonly RootContent[], at: Element): readonly RootContent[] =>
  caption.length === 0 ? [] : [el("p", {}, caption, at)];

/** Where a picture is: lazy pages keep its address elsewhere, and a placeholder in its place. */
const picture = (image: Element, taming: Taming): readonly Element[] => {
  const places = ["dataOrigFile", "dataSrc", "dataLazySrc", "dataOriginal"].map((name) =>
    attributeOf(image, name),
  );
  const own = attributeOf(image, "src");
  const src = own !== undefined && !own.startsWith("data:") ? own : places.find((place) => place);
  if (src === undefined) {
    taming.report("a picture without an address of its own is left out", image);
    return [];
  }
  return [el("img", { src, alt: attributeOf(image, "alt") ?? "" }, [], image)];
};

/** Players want to know how long a recording is, which HTML does not say: it becomes a link to it. */
const recording = (element: Element, words: string, taming: Taming): readonly RootContent[] => {
  const [source] = found({ ...element, tagName: "div" }, "source");
  const src = attributeOf(element, "src") ?? (source && attributeOf(source, "src"));
  const url = src === undefined ? undefined : taming.link(src);
  if (url === undefined || !/^https?:/.test(url)) {
    taming.report(`\`<${element.tagName}>\` without an address is left out`, element);
    return [];
  }
  taming.report(
    `\`<${element.tagName}>\` does not say how long it is, so it became a link`,
    element,
  );
  const name = withoutPercents(new URL(url).pathname.split("/").at(-1) ?? "");
  return [embed(url, words || attributeOf(element, "title") || name || url, undefined, element)];
};
