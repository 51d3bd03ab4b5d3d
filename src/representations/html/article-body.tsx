import type { ArticlePage } from "../../model/page.ts";
import { ArticleElement } from "./article.tsx";
import { Colophon, Masthead } from "./masthead.tsx";
import { PreviewBanner } from "./preview-banner.tsx";
import type { Surface } from "./surface.ts";

interface ArticleBodyProps {
  readonly page: ArticlePage;
  readonly surface: Surface;
}

/** The `<body>` of an article's page, the same in HTML and AMP. */
export const ArticleBody = ({ page, surface }: ArticleBodyProps) => {
  const { language } = page.entry;
  return (
    <body>
      <a class="skip" href="#content" {...surface.english}>
        Skip to the article
      </a>
      {page.preview && <PreviewBanner notice={page.preview} surface={surface} />}
      <Masthead
        publication={page.publication}
        surface={surface}
        place={{ kind: "inside", language }}
      />
      <main id="content">
        <ArticleElement page={page} surface={surface} />
      </main>
      <Colophon publication={page.publication} surface={surface} language={language} />
    </body>
  );
};
