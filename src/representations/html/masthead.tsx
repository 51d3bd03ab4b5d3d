import type { LanguageTag } from "../../model/language.ts";
import type { Publication } from "../../model/publication.ts";
import { englishWithin, languageWithin, written } from "./furniture.ts";
import type { Surface } from "./surface.ts";

interface PublicationProps {
  readonly publication: Publication;
  readonly surface: Surface;
}

/** `home`: the publication's title is the heading of the page. */
export type Place =
  | { readonly kind: "home" }
  | { readonly kind: "inside"; readonly pageUrl?: string; readonly language: LanguageTag };

/** The publication's name and its sections. */
export const Masthead = (props: PublicationProps & { place: Place }) => {
  const { publication, surface, place } = props;
  const home = surface.address(`${publication.baseUrl}/`);
  const language = written(publication.language);
  return (
    <header
      class={place.kind === "home" ? "masthead at-home" : "masthead"}
      {...(place.kind === "inside" && languageWithin(language, written(place.language)))}
    >
      {place.kind === "home" ? (
        <>
          <h1 class="nameplate p-name">{publication.title}</h1>
          <p class="motto">{publication.description}</p>
        </>
      ) : (
        <p class="nameplate">
          <a href={home}>{publication.title}</a>
        </p>
      )}
      <nav aria-label="Sections">
        <ul>
          {Object.entries(publication.sections).map(([key, { label }]) => {
            const url = `${publication.baseUrl}/sections/${key}`;
            const isHere = place.kind === "inside" && place.pageUrl === url;
            return (
              <li>
                <a href={surface.address(url)} aria-current={isHere ? "page" : undefined}>
                  {label}
                </a>
              </li>
            );
          })}
        </ul>
      </nav>
    </header>
  );
};

/** Who publishes, under which terms. */
export const Colophon = ({
  publication,
  surface,
  language,
}: PublicationProps & { language: LanguageTag }) => (
  <footer class="colophon" {...languageWithin(written(publication.language), written(language))}>
    <p>
      <a
        href={surface.address(`${publication.baseUrl}/feeds`)}
        {...englishWithin(written(publication.language))}
      >
        Feeds
      </a>
    </p>
    <p>{publication.copyright}</p>
    <p>
      <a href={surface.address(publication.licence.url)}>{publication.licence.label}</a>
    </p>
    <p>
      {publication.publisher.name}
      {publication.publisher.email && (
        <>
          {" "}
          <a href={`mailto:${publication.publisher.email}`}>{publication.publisher.email}</a>
        </>
      )}
    </p>
  </footer>
);
