import type { JSX } from "hono/jsx/jsx-runtime";
import { articlePath, type Entry } from "../../model/entry.ts";
import type { Slug } from "../../model/identity.ts";
import type { Publication } from "../../model/publication.ts";
import type { Retraction, Tombstone } from "../../model/resource.ts";
import { demandText } from "../../model/submission.ts";
import type { Neighbour, Surroundings } from "../../model/surroundings.ts";
import { languageWithin, ourEnglish, written } from "./furniture.ts";
import { Moment } from "./moment.tsx";
import { noticePage } from "./notice-page.tsx";
import { localAddress } from "./surface.ts";

/** For 404 (RFC 9110 §15.5.5). Without a publication there is no masthead either. */
export const notFoundPage = (
  publication: Publication | undefined,
  { near, recent }: Surroundings = { near: [], recent: [] },
): string =>
  noticePage(
    publication,
    "Nothing stands here",
    <>
      <p>The address may be mistyped, or the article has another one now.</p>
      {publication && near.length > 0 && (
        <section>
          <h2>Did you mean this?</h2>
          <ul>
            {near.map((neighbour) => (
              <li>
                <PageLink page={neighbour} publication={publication} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {publication && <Recent entries={recent} publication={publication} />}
    </>,
  );

/**
 * For 410 (RFC 9110 §15.5.11) and 451 (RFC 7725): when it was taken down and why, what stands in its
 * place, and nothing of what it said: the front page may be older than the tombstone.
 */
export const gonePage = (
  publication: Publication,
  tombstone: Tombstone,
  recent: readonly Entry[] = [],
): string =>
  noticePage(
    publication,
    tombstone.demand
      ? "This article was taken down for legal reasons"
      : "This article was withdrawn",
    <>
      <p>{tombstone.reason}</p>
      {tombstone.demand && <p>Demanded by {demandText(tombstone.demand)}</p>}
      <Replacement slug={tombstone.replacedBy} />
      <p class="soft">
        Withdrawn <Moment at={tombstone.withdrawnAt} />
      </p>
      <Recent entries={recent.filter(({ id }) => id !== tombstone.id)} publication={publication} />
    </>,
  );

/** For a retraction: what was headlined, when and why that no longer stands, and nothing of what it said. */
export const retractedPage = (
  publication: Publication,
  { id, title, language, direction, publishedAt, withdrawnAt, reason, replacedBy }: Retraction,
  recent: readonly Entry[] = [],
): string =>
  noticePage(
    publication,
    "This article was retracted",
    <>
      <p>
        <cite
          {...languageWithin({ language, direction }, ourEnglish(written(publication.language)))}
        >
          {title}
        </cite>
      </p>
      <p>{reason}</p>
      <Replacement slug={replacedBy} />
      <p class="soft">
        Published <Moment at={publishedAt} />, retracted <Moment at={withdrawnAt} />
      </p>
      <Recent entries={recent.filter((entry) => entry.id !== id)} publication={publication} />
    </>,
  );

/** For 503 (RFC 9110 §15.6.4): what we know of ourselves is out of reach, the publication's name too. */
export const unavailablePage = (): string =>
  noticePage(
    undefined,
    "Not available at the moment",
    <p>The article may well be there. Try again in a minute.</p>,
  );

/** For a link to a preview that shows nothing: the same, whatever it once showed. */
export const previewEndedPage = (): string =>
  noticePage(
    undefined,
    "There is no such preview",
    <p>
      It may have ended, or what it showed has changed since. Whoever gave you the link can give you
      another.
    </p>,
  );

const Replacement = ({ slug }: { slug: Slug | undefined }): JSX.Element | null =>
  slug === undefined ? null : (
    <p>
      <a href={articlePath(slug)}>Read what stands in its place</a>
    </p>
  );

/** For 503 before the first publication. */
export const unpublishedPage = (): string =>
  noticePage(
    undefined,
    "Nothing is published yet",
    <>
      <p>This Edgewire runs, and has no publication. Publish the newsroom from its folder:</p>
      <p>
        <code>npm run edgewire -- publish --to https://this.host</code>
      </p>
      <p>
        with the publishing token in <code>EDGEWIRE_TOKEN</code>; on your own machine{" "}
        <code>npm start</code> does it.
      </p>
    </>,
  );

interface RecentProps {
  readonly entries: readonly Entry[];
  readonly publication: Publication;
}

const Recent = ({ entries, publication }: RecentProps): JSX.Element | null =>
  entries.length === 0 ? null : (
    <section>
      <h2>The newest articles</h2>
      <ul>
        {entries.map((entry) => (
          <li>
            <PageLink page={entry} publication={publication} />{" "}
            <Moment class="soft" at={entry.publishedAt} only="day" />
          </li>
        ))}
      </ul>
    </section>
  );

const PageLink = ({ page, publication }: { page: Neighbour; publication: Publication }) => (
  <a
    href={localAddress(page.url, publication.baseUrl)}
    {...languageWithin(page, ourEnglish(written(publication.language)))}
  >
    {page.title}
  </a>
);
