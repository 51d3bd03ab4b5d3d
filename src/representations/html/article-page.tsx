import type { Link } from "../../model/link.ts";
import type { ArticlePage } from "../../model/page.ts";
import type { ArticleRepresentation } from "../representation.ts";
import { articleHead } from "./article-head.ts";
import { ArticleElement } from "./article.tsx";
import { htmlDocument, PAGE_CONTENT_SECURITY_POLICY } from "./document.ts";
import { englishWithin } from "./furniture.ts";
import { pageStart } from "./head.ts";
import { htmlSurface } from "./html-surface.tsx";
import { Colophon, Masthead } from "./masthead.tsx";
import type { Surface } from "./surface.ts";

/** The canonical page of an article: HTML Living Standard, complete without JavaScript. */
export const html = {
  name: "html",
  file: "",
  contentType: "text/html; charset=utf-8",
  title: "Web page",
  rel: "self",
  contentSecurityPolicy: PAGE_CONTENT_SECURITY_POLICY,
  render: (page, links) =>
    htmlDocument({
      language: page.entry.language,
      direction: page.entry.direction,
      head: `${pageStart(page.publication)}${articleHead(page, links)}`,
      body: <ArticleBody page={page} links={links} surface={htmlSurface(page.publication)} />,
    }),
} as const satisfies ArticleRepresentation;

interface ArticleBodyProps {
  readonly page: ArticlePage;
  readonly links: readonly Link[];
  readonly surface: Surface;
}

/** The `<body>` of an article's page, the same in HTML and AMP. */
export const ArticleBody = ({ page, links, surface }: ArticleBodyProps) => {
  const { language } = page.entry;
  return (
    <body>
      <a class="skip" href="#content" {...englishWithin(language)}>
        Skip to the article
      </a>
      <Masthead
        publication={page.publication}
        surface={surface}
        place={{ kind: "inside", language }}
      />
      <main id="content">
        <ArticleElement page={page} links={links} surface={surface} />
      </main>
      <Colophon publication={page.publication} surface={surface} language={language} />
    </body>
  );
};
