import type { JSX } from "hono/jsx/jsx-runtime";
import type { LanguageTag } from "../../model/language.ts";
import type { Publication } from "../../model/publication.ts";
import { fileAtLeast } from "../../model/rendition.ts";
import { englishWithin, languageWithin, written } from "./furniture.ts";
import type { Surface } from "./surface.ts";

interface PublicationProps {
  readonly publication: Publication;
  readonly surface: Surface;
}

/** `home`: the publication's title is the heading of the page. */
export type Place =
  | { readonly kind: "home"; readonly follow: JSX.Element }
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
          <h1 class="nameplate p-name">
            <Name publication={publication} surface={surface} height={64} />
          </h1>
          <p class="motto">{publication.description}</p>
          {place.follow}
        </>
      ) : (
        <p class="nameplate">
          {/* AMP's picture says nothing until the runtime is there. */}
          <a href={home} aria-label={publication.logo && publication.title}>
            <Name publication={publication} surface={surface} height={36} />
          </a>
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

/**
 * The logo, with the title for those who do not see it, or else the title in type.
 * @param height of the logo, in CSS pixels; in a file of pixels it takes twice as many
 */
const Name = ({ publication, surface, height }: PublicationProps & { height: number }) => {
  const { title, logo } = publication;
  if (!logo) return <>{title}</>;
  const width = Math.round((logo.width / logo.height) * height);
  return surface.logo({ url: fileAtLeast(logo, 2 * width), alt: title, width, height });
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
