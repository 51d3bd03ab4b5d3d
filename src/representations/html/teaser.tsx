import type { Entry } from "../../model/entry.ts";
import type { LanguageTag } from "../../model/language.ts";
import { Byline } from "./byline.tsx";
import { CategoryLink } from "./category-link.tsx";
import { englishWithin, languageWithin, written } from "./furniture.ts";
import { Moment } from "./moment.tsx";
import type { Surface } from "./surface.ts";

interface TeaserProps {
  readonly entry: Entry;
  /** Of the page around it. */
  readonly language: LanguageTag;
  readonly surface: Surface;
  /** The lead is the first story of the front page, its picture in the first screen. */
  readonly rank: "lead" | "column" | "list";
  /** The page around it, which need not say again of each entry that it is in this section. */
  readonly pageUrl: string;
}

/** An entry of a page that lists articles. Its headline's link covers all of it but other links. */
export const Teaser = ({ entry, language, surface, rank, pageUrl }: TeaserProps) => (
  <article
    class={rank === "lead" ? "teaser lead h-entry" : "teaser h-entry"}
    {...languageWithin(entry, written(language))}
  >
    {entry.picture &&
      surface.image(entry.picture, {
        class: "u-photo",
        place: rank,
        loading: rank === "lead" ? "first" : "lazy",
      })}
    <div class="words">
      {entry.section.url !== pageUrl && (
        <p class="kicker">
          <CategoryLink category={entry.section} within={entry} surface={surface} />
        </p>
      )}
      <h2>
        <a class="u-url p-name" href={surface.address(entry.url)}>
          {entry.title}
        </a>
      </h2>
      <p class="p-summary">{entry.summary}</p>
      <p class="signature" {...englishWithin(entry)}>
        <Byline people={entry.people} surface={surface} />
        <Moment class="dt-published" at={entry.publishedAt} only="day" />
      </p>
      <span class="u-uid" hidden>
        {entry.id}
      </span>
    </div>
  </article>
);
