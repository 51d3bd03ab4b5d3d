import type { Publication } from "../../model/publication.ts";
import type { Tombstone } from "../../model/resource.ts";
import { Moment } from "./moment.tsx";
import { noticePage } from "./notice-page.tsx";

/** For 404 (RFC 9110 §15.5.5). Without a publication there is no masthead either. */
export const notFoundPage = (publication: Publication | undefined): string =>
  noticePage(
    publication,
    "Nothing stands here",
    <p>
      The address may be mistyped, or the article has another one now.
      {publication && " The newest articles stand on the front page."}
    </p>,
  );

/** For 410 (RFC 9110 §15.5.11): when it was taken down and why, and nothing of what it said. */
export const gonePage = (publication: Publication, tombstone: Tombstone): string =>
  noticePage(
    publication,
    "This article was withdrawn",
    <>
      <p>{tombstone.reason}</p>
      <p class="soft">
        Withdrawn <Moment at={tombstone.withdrawnAt} />
      </p>
    </>,
  );
