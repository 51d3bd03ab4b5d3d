import { archivedEntry, type ArchivePage, archivePath, newestFirst } from "../../model/archive.ts";
import type { Link } from "../../model/link.ts";
import type { Publication } from "../../model/publication.ts";
import type { Representation } from "../representation.ts";
import { htmlDocument, PAGE_CONTENT_SECURITY_POLICY } from "./document.ts";
import { written } from "./furniture.ts";
import { linkTags, named, pageStart, titleTag } from "./head.ts";
import { htmlSurface } from "./html-surface.tsx";
import { Colophon, Masthead } from "./masthead.tsx";
import { Teaser } from "./teaser.tsx";

/** An archive page with the settings it is shown by. */
export interface ArchiveListing {
  readonly publication: Publication;
  readonly page: ArchivePage;
}

/** Older articles, fifty to a page, the newest first, without pictures. */
export const archivePage = {
  name: "archive",
  file: "",
  kind: "page",
  mediaType: "text/html",
  contentType: "text/html; charset=utf-8",
  title: "Archive",
  rel: "self",
  contentSecurityPolicy: PAGE_CONTENT_SECURITY_POLICY,
  render: ({ publication, page }, links) =>
    htmlDocument({
      ...written(publication.language),
      head: [
        pageStart(publication),
        titleTag(`${headingOf(page)} – ${publication.title}`),
        named("description", `All articles of ${publication.title}, page ${page.number}.`),
        linkTags(links),
      ].join(""),
      body: <ArchiveBody publication={publication} page={page} />,
    }),
} as const satisfies Representation<ArchiveListing>;

const archiveUrl = ({ baseUrl }: Publication, number: number): string =>
  `${baseUrl}${archivePath(number)}`;

/** The way is back in time: what comes next is older. */
export const archiveLinks = ({ publication, page }: ArchiveListing): readonly Link[] => {
  const { older, newer } = neighboursOf(page);
  return [
    { rel: "canonical", href: archiveUrl(publication, page.number) },
    ...(newer === undefined
      ? []
      : [{ rel: "prev", href: archiveUrl(publication, newer) } as const]),
    ...(older === undefined
      ? []
      : [{ rel: "next", href: archiveUrl(publication, older) } as const]),
    { rel: "license", href: publication.licence.url },
  ];
};

const neighboursOf = ({ number, isFull }: ArchivePage) => ({
  older: number > 1 ? number - 1 : undefined,
  newer: isFull ? number + 1 : undefined,
});

const headingOf = ({ number }: ArchivePage): string => `All articles, page ${number}`;

const ArchiveBody = ({ publication, page }: ArchiveListing) => {
  const { language } = publication;
  const surface = htmlSurface(publication, written(language));
  const { older, newer } = neighboursOf(page);
  const entries = newestFirst(page).map((article) => archivedEntry(article, publication));
  return (
    <body class="h-feed">
      <a class="skip" href="#content" {...surface.english}>
        Skip to the articles
      </a>
      <Masthead publication={publication} surface={surface} place={{ kind: "inside", language }} />
      <main id="content" class="listing">
        <header class="opening" {...surface.english}>
          <h1 class="p-name">{headingOf(page)}</h1>
        </header>
        {entries.length === 0 ? (
          <p class="empty" {...surface.english}>
            No article stands on this page.
          </p>
        ) : (
          <div class="teasers">
            {entries.map((entry) => (
              <Teaser
                entry={entry}
                language={language}
                surface={surface}
                rank="list"
                pageUrl={archiveUrl(publication, page.number)}
              />
            ))}
          </div>
        )}
        {(newer ?? older) !== undefined && (
          <nav class="pages" aria-label="Pages" {...surface.english}>
            {newer !== undefined && (
              <a rel="prev" href={surface.address(archiveUrl(publication, newer))}>
                Newer articles
              </a>
            )}
            {older !== undefined && (
              <a rel="next" href={surface.address(archiveUrl(publication, older))}>
                Older articles
              </a>
            )}
          </nav>
        )}
      </main>
      <Colophon publication={publication} surface={surface} language={language} />
    </body>
  );
};
