import type { PreviewNotice } from "../../model/page.ts";
import { Moment } from "./moment.tsx";
import type { Surface } from "./surface.ts";

interface BannerProps {
  readonly notice: PreviewNotice;
  readonly surface: Surface;
}

const WHAT = {
  draft: "a draft",
  scheduled: "a scheduled article",
  live: "a published article",
} as const satisfies Record<PreviewNotice["state"], string>;

/** What stands above everything else of a preview: that it is one, of what, until when, and in which forms. */
export const PreviewBanner = ({ notice, surface }: BannerProps) => (
  <aside class="call-to-action" aria-label="Preview" {...surface.english}>
    <p>
      <strong>Preview.</strong> Revision {String(notice.revision)} of {WHAT[notice.state]}, for
      those who were given the link.
    </p>
    <p class="soft">
      This link ends <Moment at={notice.endsAt} />, or as soon as the article changes.
    </p>
    <p class="formats">
      {notice.forms.map(({ title, url }) => (
        <a href={surface.address(url)}>{title}</a>
      ))}
    </p>
  </aside>
);
