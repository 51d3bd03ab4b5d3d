import type { Audio, Video } from "../../model/media.ts";
import { addressAt } from "../markup/media-fragment.ts";
import { playedTime } from "../markup/words.ts";
import type { Surface } from "./surface.ts";

interface ChaptersProps {
  readonly of: Audio | Video;
  readonly surface: Surface;
}

/** Where the parts of a recording begin: each start plays from there. */
export const Chapters = ({ of, surface }: ChaptersProps) =>
  of.chapters ? (
    <ol class="chapters">
      {of.chapters.map(({ startSeconds, title, url }) => (
        <li>
          <a href={addressAt(surface.address(of.url), startSeconds)}>
            <time datetime={`PT${startSeconds}S`}>{playedTime(startSeconds)}</time>
          </a>{" "}
          {url ? <a href={surface.address(url)}>{title}</a> : <span>{title}</span>}
        </li>
      ))}
    </ol>
  ) : null;
