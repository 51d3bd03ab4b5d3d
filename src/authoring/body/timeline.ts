import type { Element } from "hast";
import type { TimelineEvent } from "../../model/block.ts";
import { readTimelineDate } from "../date.ts";
import { attributesOf, contentOf, isElement } from "../element.ts";
import { phraseOf } from "./phrase.ts";
import type { BlockReader, Reading } from "./reading.ts";

const DATE = /^\s*(\S+?):\s+/;

/** A timeline: a list whose items are a date, a colon and what happened. */
export const readTimeline: BlockReader = (element, reading) => {
  attributesOf(element, [], reading.report);
  const events = contentOf(element).flatMap((node) => {
    if (isElement(node, "ul", "ol")) {
      return contentOf(node).flatMap((item) => (isElement(item) ? eventOf(item, reading) : []));
    }
    reading.report("a timeline holds one list: `- 2017-05-03: What happened.`", element);
    return [];
  });
  if (events.length === 0) reading.report("a timeline is empty", element);
  return [{ type: "timeline", events }];
};

const eventOf = (item: Element, reading: Reading): readonly TimelineEvent[] => {
  const [inner] = contentOf(item);
  const holder = inner && isElement(inner, "p") ? inner : item;
  const [first, ...rest] = holder.children.filter(
    (node, index) => index > 0 || node.type !== "text" || node.value.trim() !== "",
  );
  const found = first?.type === "text" ? DATE.exec(first.value) : null;
  if (first?.type !== "text" || found?.[1] === undefined) {
    reading.report("an event begins with its date and a colon: `2017-05-03: What happened.`", item);
    return [];
  }
  const at = readTimelineDate(found[1]);
  if (!at.ok) {
    reading.report(`the date ${at.error}`, item);
    return [];
  }
  if (holder !== item && contentOf(item).length > 1) {
    reading.report("an event is one paragraph", item);
  }
  const text = { ...first, value: first.value.slice(found[0].length) };
  const html = phraseOf(item, reading, [text, ...rest]);
  if (html === "") reading.report("an event has a date but says nothing", item);
  return [{ at: at.value, html }];
};
