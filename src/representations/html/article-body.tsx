import type { Link } from "../../model/link.ts";
import type { ArticlePage } from "../../model/page.ts";
import { ArticleElement } from "./article.tsx";
import { Colophon, Masthead } from "./masthead.tsx";
import type { Surface } from "./surface.ts";

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
      <a class="skip" href="#content" {...surface.english}>
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
