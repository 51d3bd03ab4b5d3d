import type { ArticlePage } from "../model/page.ts";
import type { Publication } from "../model/publication.ts";
import { BOILERPLATE, type Component, scripts } from "./amp/boilerplate.ts";
import { ampSurface, componentOf } from "./amp/surface.tsx";
import { articleHead } from "./html/article-head.ts";
import { ArticleBody } from "./html/article-body.tsx";
import { htmlDocument } from "./html/document.ts";
import { themeColours } from "./html/head.ts";
import { article } from "./html/styles/article.ts";
import { base } from "./html/styles/base.ts";
import { preferences } from "./html/styles/preferences.ts";
import { themeStyles } from "./html/theme.ts";
import type { ArticleRepresentation } from "./representation.ts";

/**
 * An article as AMP HTML (amp.dev/documentation/guides-and-tutorials/learn/spec/amphtml). It is built
 * from the same blocks as the page, in AMP's own elements, so no article can make it invalid.
 */
export const amp = {
  name: "amp",
  file: "amp",
  kind: "page",
  mediaType: "text/html",
  contentType: "text/html; charset=utf-8",
  title: "AMP",
  rel: "amphtml",
  // amp.dev, "Secure your AMP pages with a Content Security Policy". A `<meta>` policy is invalid AMP.
  contentSecurityPolicy: [
    "default-src * data: blob:",
    "script-src blob: https://cdn.ampproject.org/v0.js https://cdn.ampproject.org/v0/ https://cdn.ampproject.org/viewer/ https://cdn.ampproject.org/rtv/",
    "object-src 'none'",
    "style-src 'unsafe-inline' https://cdn.ampproject.org/rtv/",
  ].join("; "),
  render: (page, links) =>
    htmlDocument({
      language: page.entry.language,
      direction: page.entry.direction,
      flag: "amp",
      head: [
        '<meta charset="utf-8">',
        scripts(componentsOf(page)),
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        themeColours(page.publication),
        articleHead(page, links),
        BOILERPLATE,
        `<style amp-custom>${CUSTOM_STYLES}${themeOf(page.publication)}</style>`,
      ].join(""),
      body: <ArticleBody page={page} surface={ampSurface(page.publication, page.entry)} />,
    }),
} as const satisfies ArticleRepresentation;

/** At most 75,000 bytes (the validator's limit; a test holds it). */
const CUSTOM_STYLES = `${base}${article}${preferences}
amp-img { margin-inline: auto; background: var(--tint); max-inline-size: 100%; }
.picture { text-align: center; }
.link-card amp-img { flex: 0 1 11rem; inline-size: 11rem; }
`.replaceAll(/\n\s*/g, "\n");

/** AMP loads fonts over https only; a newsroom on a developer's machine has none. */
const themeOf = ({ theme, baseUrl }: Publication): string =>
  theme
    ? themeStyles(theme, (url) => (baseUrl.startsWith("https:") ? `${baseUrl}${url}` : undefined))
    : "";

const componentsOf = ({ entry, publication }: ArticlePage): readonly Component[] => {
  const blocks = entry.cards.flatMap((card) => card.blocks);
  return [...new Set(blocks.flatMap((block) => componentOf(block, publication) ?? []))].toSorted();
};
