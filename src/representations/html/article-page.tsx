import type { ArticleRepresentation } from "../representation.ts";
import { ArticleBody } from "./article-body.tsx";
import { articleHead } from "./article-head.ts";
import { htmlDocument, PAGE_CONTENT_SECURITY_POLICY } from "./document.ts";
import { pageStart } from "./head.ts";
import { htmlSurface } from "./html-surface.tsx";

/** The canonical page of an article: HTML Living Standard, complete without JavaScript. */
export const html = {
  name: "html",
  file: "",
  kind: "page",
  mediaType: "text/html",
  contentType: "text/html; charset=utf-8",
  title: "Web page",
  rel: "self",
  isTopic: true,
  contentSecurityPolicy: PAGE_CONTENT_SECURITY_POLICY,
  render: (page, links) =>
    htmlDocument({
      language: page.entry.language,
      direction: page.entry.direction,
      head: `${pageStart(page.publication)}${articleHead(page, links)}`,
      body: <ArticleBody page={page} surface={htmlSurface(page.publication, page.entry)} />,
    }),
} as const satisfies ArticleRepresentation;
