import { fromParse5 } from "hast-util-from-parse5";
import type { Element, Nodes } from "hast";
import { parse } from "parse5";
import { type SeenLink, relationsOf, seenLink } from "./links.ts";

/** What a page leads to, and what it loads by itself. */
export interface SeenPage {
  /** `<link>` of its head. */
  readonly links: readonly SeenLink[];
  /** What a browser fetches when it opens the page, as it is written. */
  readonly loads: readonly { readonly element: string; readonly address: string }[];
}

/** Relations whose target a browser fetches (html.spec.whatwg.org, "Link types"). */
const LOADING = new Set([
  "stylesheet",
  "icon",
  "apple-touch-icon",
  "manifest",
  "preload",
  "modulepreload",
  "prefetch",
  "preconnect",
  "dns-prefetch",
]);
const SOURCES = new Set([
  "audio",
  "embed",
  "iframe",
  "img",
  "input",
  "script",
  "source",
  "track",
  "video",
]);

export const readPage = (text: string): SeenPage => {
  const elements = elementsOf(fromParse5(parse(text, { scriptingEnabled: false })));
  return {
    links: elements.flatMap((element) => {
      const href = attribute(element, "href");
      const type = attribute(element, "type");
      if (element.tagName !== "link" || href === undefined) return [];
      return relationsIn(element).map((rel) => seenLink(rel, href, type));
    }),
    loads: elements.flatMap((element) =>
      loadsOf(element).map((address) => ({ element: `<${element.tagName}>`, address })),
    ),
  };
};

const elementsOf = (node: Nodes): readonly Element[] => [
  ...(node.type === "element" ? [node] : []),
  ...("children" in node ? node.children.flatMap(elementsOf) : []),
];

const attribute = ({ properties }: Element, name: string): string | undefined => {
  const value = properties[name];
  if (Array.isArray(value)) return value.join(" ");
  return value === undefined || value === null ? undefined : String(value);
};

const relationsIn = (element: Element): readonly string[] => relationsOf(attribute(element, "rel"));

const loadsOf = (element: Element): readonly string[] => {
  const { tagName } = element;
  const one = (name: string): readonly string[] => {
    const address = attribute(element, name);
    return address === undefined ? [] : [address];
  };
  if (tagName === "link")
    return relationsIn(element).some((rel) => LOADING.has(rel)) ? one("href") : [];
  if (tagName === "object") return one("data");
  if (!SOURCES.has(tagName)) return [];
  // What waits for a click is not loaded by opening the page.
  if ((tagName === "audio" || tagName === "video") && attribute(element, "preload") === "none") {
    return one("poster");
  }
  return [...one("src"), ...one("poster"), ...addressesIn(attribute(element, "srcSet"))];
};

const addressesIn = (srcset: string | undefined): readonly string[] =>
  (srcset ?? "")
    .split(/,\s+/)
    .flatMap((part) => part.trim().split(/\s+/, 1))
    .filter(Boolean);
