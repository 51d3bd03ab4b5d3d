import { writersOf } from "../model/entry.ts";
import { FEED_MAX_AGE_SECONDS } from "../model/freshness.ts";
import type { Link } from "../model/link.ts";
import type { ArticlePage } from "../model/page.ts";
import { jsonDocument } from "./markup/json.ts";
import { element, textElement } from "./markup/xml.ts";
import type { ArticleRepresentation } from "./representation.ts";

/** What other publishers need to show a card of an article (oembed.com), by the format they ask for. */
export const OEMBED_FORMATS = ["json", "xml"] as const;
type OembedFormat = (typeof OEMBED_FORMATS)[number];

export const OEMBED_FILE = "oembed";

/**
 * @param hasPicture where a card may be of any size; who sets limits gets none, for there is one size
 *   of it only (§2.2, `maxwidth` and `maxheight`)
 */
export const oembed = (format: OembedFormat, hasPicture: boolean): ArticleRepresentation => ({
  name: `oembed${format}${hasPicture ? "" : "bare"}`,
  file: OEMBED_FILE,
  kind: "data",
  ...MEDIA[format],
  title: "oEmbed",
  rel: "alternate",
  render: (page) => PRINTERS[format](responseOf(page, hasPicture)),
});

/** How consumers find it on the page (§4): these types are names of relations rather than of media. */
export const oembedLinks = ({ entry, publication }: ArticlePage): readonly Link[] =>
  OEMBED_FORMATS.map((format) => ({
    rel: "alternate",
    href: oembedUrl(publication.baseUrl, entry.url, format),
    type: `${MEDIA[format].mediaType}+oembed`,
    title: `${entry.title} (oEmbed)`,
  }));

export const oembedUrl = (baseUrl: string, url: string, format: OembedFormat): string =>
  `${baseUrl}/${OEMBED_FILE}?url=${encodeURIComponent(url)}&format=${format}`;

const MEDIA = {
  json: { mediaType: "application/json", contentType: "application/json" },
  xml: { mediaType: "text/xml", contentType: "text/xml; charset=utf-8" },
} as const;

type OembedResponse = Readonly<Record<string, string | number>>;

/** A `link` (§2.3.4.3), which needs no markup of ours in pages of others. */
const responseOf = ({ entry, publication }: ArticlePage, hasPicture: boolean): OembedResponse => {
  const writers = writersOf(entry);
  const [first, ...more] = writers;
  const { picture } = entry;
  return {
    version: "1.0",
    type: "link",
    title: entry.title,
    ...(first && { author_name: writers.map(({ name }) => name).join(", ") }),
    ...(first?.url && more.length === 0 && { author_url: first.url }),
    provider_name: publication.title,
    provider_url: `${publication.baseUrl}/`,
    cache_age: FEED_MAX_AGE_SECONDS,
    ...(hasPicture &&
      picture && {
        thumbnail_url: picture.url,
        thumbnail_width: picture.width,
        thumbnail_height: picture.height,
      }),
  };
};

const PRINTERS = {
  json: jsonDocument,
  xml: (response) => {
    const children = Object.entries(response).map(([name, value]) =>
      textElement(name, String(value)),
    );
    return `<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n${element("oembed", {}, children)}\n`;
  },
} as const satisfies Record<OembedFormat, (response: OembedResponse) => string>;
