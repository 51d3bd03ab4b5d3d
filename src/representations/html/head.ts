import { APP_ICON_SIZES, appIcon, HOME_SCREEN_SIZE } from "../../model/app-icon.ts";
import type { Link } from "../../model/link.ts";
import { MEDIA_TYPES, type Picture } from "../../model/media.ts";
import type { Publication } from "../../model/publication.ts";
import { paletteOf, SCHEMES } from "../../model/theme.ts";
import { absoluteUrl } from "../../model/entry.ts";
import { htmlAttribute, htmlText } from "../markup/escape.ts";
import { webManifest } from "../web-manifest.ts";
import { script } from "./script.ts";
import { stylesheet } from "./stylesheet.ts";
import { localAddress } from "./surface.ts";
import { themeSheet } from "./theme.ts";

type Attributes = Readonly<Record<string, string | undefined>>;

const tag = (name: "link" | "meta", attributes: Attributes): string => {
  const printed = Object.entries(attributes)
    .filter((pair): pair is [string, string] => pair[1] !== undefined)
    .map(([attribute, value]) => ` ${attribute}="${htmlAttribute(value)}"`);
  return `<${name}${printed.join("")}>`;
};

export const sheetLink = (href: string): string => tag("link", { rel: "stylesheet", href });

export const titleTag = (title: string): string => `<title>${htmlText(title)}</title>`;

export const named = (name: string, content: string): string => tag("meta", { name, content });

/** Open Graph (ogp.me), which wants `property` where HTML has `name`. */
export const property = (name: string, content: string): string =>
  tag("meta", { property: name, content });

/** Every link but `self`: a page is found by `canonical`, unless hubs know it (WebSub §4). */
export const linkTags = (links: readonly Link[]): string =>
  links
    .filter(({ rel }) => rel !== "self" || links.some((link) => link.rel === "hub"))
    .map(({ rel, href, type, title, hreflang }) =>
      tag("link", { rel, href, type, title, hreflang }),
    )
    .join("");

/** What browsers paint around a page (HTML Living Standard, "theme-color"). */
export const themeColours = ({ theme }: Pick<Publication, "theme">): string =>
  SCHEMES.map((scheme) =>
    tag("meta", {
      name: "theme-color",
      content: paletteOf(theme, scheme).paper,
      media: `(prefers-color-scheme: ${scheme})`,
    }),
  ).join("");

/** The text's font is asked for before the style sheet is read, so that it is mostly there in time. */
const fontHint = ({ theme }: Publication, address: (url: string) => string): string => {
  const file = theme?.fonts?.text?.files?.[0];
  if (!file) return "";
  const { woff2: type } = MEDIA_TYPES;
  const href = address(file.url);
  return tag("link", { rel: "preload", as: "font", type, href, crossorigin: "anonymous" });
};

/** What stands first in every page of ours. */
export const pageStart = (publication: Publication | undefined): string => {
  const address = (url: string) => (publication ? localAddress(url, publication.baseUrl) : url);
  const theme = publication && themeSheet(publication);
  return [
    '<meta charset="utf-8">',
    named("viewport", "width=device-width, initial-scale=1"),
    sheetLink(address(stylesheet.path)),
    ...(theme ? [sheetLink(address(theme.path))] : []),
    ...(publication ? [fontHint(publication, address), themeColours(publication)] : []),
    ...(publication ? iconTags(publication, address) : []),
    ...(publication
      ? [
          tag("link", { rel: "manifest", href: address(`/${webManifest.file}`) }),
          scriptTag(address(script.path)),
        ]
      : []),
  ].join("");
};

/**
 * A drawing fits every place, so it stands first; Apple's home screens take PNG alone. Where the icon
 * has no sizes it stands for them itself.
 */
const iconTags = (
  { icon, icons }: Pick<Publication, "icon" | "icons">,
  address: (url: string) => string,
): readonly string[] => {
  if (!icon) return [];
  const { type } = icon;
  const small = appIcon(icons, APP_ICON_SIZES[0]);
  const touch = appIcon(icons, HOME_SCREEN_SIZE) ?? (type === "image/png" ? icon : undefined);
  const isDrawn = type === "image/svg+xml";
  const own = { rel: "icon", href: address(icon.url), type, sizes: isDrawn ? "any" : undefined };
  return [
    ...(isDrawn || !small ? [tag("link", own)] : []),
    ...(small
      ? [tag("link", { ...own, href: address(small.url), type: small.type, sizes: "32x32" })]
      : []),
    ...(touch ? [tag("link", { rel: "apple-touch-icon", href: address(touch.url) })] : []),
  ];
};

/**
 * It runs when the page is there, and before anything of it is drawn (HTML §2.5.8, "Blocking
 * attributes"): who chose the dark never sees a white page first.
 */
const scriptTag = (path: string): string =>
  `<script src="${htmlAttribute(path)}" defer blocking="render"></script>`;

/** Open Graph and the card that X and others make of a link. */
export const socialTags = (subject: {
  readonly publication: Publication;
  readonly kind: "article" | "website";
  readonly title: string;
  readonly description: string;
  readonly url: string;
  readonly picture: Picture | undefined;
}): string => {
  const { publication, kind, title, description, url, picture } = subject;
  return [
    property("og:site_name", publication.title),
    property("og:type", kind),
    property("og:title", title),
    property("og:description", description),
    property("og:url", url),
    ...(picture ? pictureTags(picture, publication.baseUrl) : []),
    named("twitter:card", picture ? "summary_large_image" : "summary"),
  ].join("");
};

const pictureTags = (picture: Picture, baseUrl: string): readonly string[] => [
  property("og:image", absoluteUrl(picture.url, baseUrl)),
  property("og:image:type", picture.type),
  property("og:image:width", String(picture.width)),
  property("og:image:height", String(picture.height)),
  property("og:image:alt", picture.alt),
];
