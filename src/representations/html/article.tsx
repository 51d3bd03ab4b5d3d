import type { Entry } from "../../model/entry.ts";
import { type ArticlePage, othersOf } from "../../model/page.ts";
import { deckOf } from "../markup/deck.ts";
import { WORDS } from "../markup/words.ts";
import { ArticleFooter, FOLLOW_ANCHOR } from "./article-footer.tsx";
import { Byline } from "./byline.tsx";
import { Cards, timelineAnchor } from "./cards.tsx";
import { CategoryLink } from "./category-link.tsx";
import { PictureFigure } from "./figures.tsx";
import { Follow } from "./follow.tsx";
import { languageWithin, ourEnglish, written } from "./furniture.ts";
import { Moment } from "./moment.tsx";
import { Corrections, Developments } from "./notes.tsx";
import type { Surface } from "./surface.ts";

interface ArticleProps {
  readonly page: ArticlePage;
  readonly surface: Surface;
}

/** The whole article as an h-entry (microformats.org/wiki/h-entry), the same in HTML and AMP. */
export const ArticleElement = ({ page, surface }: ArticleProps) => {
  const { entry } = page;
  return (
    <article class="h-entry">
      <Opening page={page} surface={surface} />
      <InContext entry={entry} surface={surface} />
      <div class="e-content">
        <Cards cards={entry.cards} surface={surface} />
        <Developments entry={entry} surface={surface} />
        <Corrections entry={entry} surface={surface} />
      </div>
      <ArticleFooter page={page} surface={surface} />
    </article>
  );
};

const Opening = ({ page, surface }: ArticleProps) => {
  const { entry, publication } = page;
  const [front] = page.feeds;
  const deck = deckOf(entry);
  return (
    <header class="opening">
      <p class="kicker">
        <CategoryLink category={entry.section} within={entry} surface={surface} />
      </p>
      <h1 class="p-name">{entry.title}</h1>
      {deck !== undefined && <p class="deck p-summary">{deck}</p>}
      <p class="signature" {...surface.english}>
        <Byline people={entry.people} surface={surface} />
        <Dates entry={entry} surface={surface} />
      </p>
      <OtherLanguages page={page} surface={surface} />
      {front && (
        <Follow feed={front} publication={publication} surface={surface} name={publication.title}>
          <a href={`#${FOLLOW_ANCHOR}`}>Only this article, its topics or its writers</a>
        </Follow>
      )}
      <span class="u-uid" hidden>
        {entry.id}
      </span>
      {entry.picture && (
        <PictureFigure
          picture={entry.picture}
          surface={surface}
          use={{ class: "u-photo", place: "opening", loading: "first" }}
        />
      )}
    </header>
  );
};

/** The way to the same in other languages, each named in its own. */
const OtherLanguages = ({ page, surface }: ArticleProps) => {
  const others = othersOf(page);
  if (others.length === 0) return null;
  return (
    <p class="soft" {...surface.english}>
      Also in{" "}
      {others.map((version, index) => (
        <>
          {index > 0 && ", "}
          <a
            href={surface.address(version.url)}
            hreflang={version.language}
            {...languageWithin(version, ourEnglish(page.entry))}
          >
            {version.name}
          </a>
        </>
      ))}
    </p>
  );
};

/** The second date only when it differs: `updatedAt` begins as `publishedAt`. */
const Dates = ({ entry, surface }: { entry: Entry; surface: Surface }) => (
  <span class="dates">
    <a class="u-url" href={surface.address(entry.url)}>
      <Moment class="dt-published" at={entry.publishedAt} />
    </a>
    {entry.updatedAt === entry.publishedAt ? null : (
      <span>
        Updated <Moment class="dt-updated" at={entry.updatedAt} />
      </span>
    )}
  </span>
);

const InContext = ({ entry, surface }: { entry: Entry; surface: Surface }) => {
  if (!entry.story) return null;
  const timeline = timelineAnchor(entry.cards);
  return (
    <p class="in-context">
      <span class="kicker" {...surface.english}>
        {WORDS.inContext}
      </span>{" "}
      <a
        href={surface.address(entry.story.url)}
        {...languageWithin(written(entry.story.language), entry)}
      >
        {entry.story.label}
      </a>{" "}
      {timeline && (
        <a href={`#${timeline}`} {...surface.english}>
          See the timeline
        </a>
      )}
    </p>
  );
};
