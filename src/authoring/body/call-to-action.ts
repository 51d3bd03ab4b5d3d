import type { Element } from "hast";
import type { CallToAction } from "../../model/block.ts";
import { readLink } from "../address.ts";
import { attributesOf, contentOf, isElement, textOf } from "../element.ts";
import { oneLine } from "../../model/text.ts";
import { inlineOf } from "../inline.ts";
import type { BlockReader, Reading } from "./reading.ts";

const SHAPE = "a call to action is one paragraph and a list of links";

/** A call to action: a paragraph, then a list of which every item is one link. */
export const readCallToAction: BlockReader = (element, reading) => {
  attributesOf(element, [], reading.report);
  const [text, list, ...others] = contentOf(element);
  if (!text || !isElement(text, "p") || !list || !isElement(list, "ul") || others.length > 0) {
    reading.report(SHAPE, element);
    return [];
  }
  const html = inlineOf(text.children, reading.report);
  if (html === "") reading.report(SHAPE, element);
  const links = contentOf(list).flatMap((item) => (isElement(item) ? linkOf(item, reading) : []));
  if (links.length === 0) reading.report("a call to action needs a link", element);
  return [{ type: "call-to-action", html, links }];
};

const linkOf = (item: Element, reading: Reading): CallToAction["links"] => {
  const [first, ...others] = contentOf(item);
  const [link, ...beside] = first && isElement(first, "p") ? contentOf(first) : [first];
  if (!link || !isElement(link, "a") || others.length + beside.length > 0) {
    reading.report("an item of a call to action is exactly one link", item);
    return [];
  }
  const { href } = attributesOf(link, ["href"], reading.report);
  const target = readLink(href ?? "");
  const label = oneLine(textOf(link));
  if (!target.ok) reading.report(`the link ${target.error}`, link);
  if (label === "") reading.report("a link has no words", link);
  return target.ok ? [{ label, href: target.value }] : [];
};
