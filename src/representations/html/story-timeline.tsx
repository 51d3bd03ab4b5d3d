import type { Entry } from "../../model/entry.ts";
import type { LanguageTag } from "../../model/language.ts";
import { languageWithin, written } from "./furniture.ts";
import { Moment } from "./moment.tsx";
import { type StoryEvent, storyEvents } from "./story-events.ts";
import type { Surface } from "./surface.ts";

/** What a page has room for beside the articles: the newest. */
const EVENTS_MAX = 40;

interface TimelineProps {
  /** Newest first. */
  readonly entries: readonly Entry[];
  /** Of the page around it. */
  readonly language: LanguageTag;
  readonly surface: Surface;
}

/** What happened in a running story, where that is more than one article. */
export const StoryTimeline = ({ entries, language, surface }: TimelineProps) => {
  const events = storyEvents(entries);
  if (events.length < 2) return null;
  return (
    <section class="card">
      <h2 {...surface.english}>Timeline</h2>
      {events.length > EVENTS_MAX && (
        <p class="soft" {...surface.english}>
          The articles have what happened before.
        </p>
      )}
      <ol class="timeline">
        {events.slice(-EVENTS_MAX).map((event) => (
          <Event event={event} language={language} surface={surface} />
        ))}
      </ol>
    </section>
  );
};

interface EventProps extends Omit<TimelineProps, "entries"> {
  readonly event: StoryEvent;
}

const Event = ({ event: { at, url, within, title, html }, language, surface }: EventProps) => {
  const address = surface.address(url);
  const date = <Moment at={at} {...(title && { only: "day" })} english={surface.english} />;
  return (
    <li>
      {title ? date : <a href={address}>{date}</a>}
      <div {...languageWithin(within, written(language))}>
        {title && <a href={address}>{title}</a>}
        {html && <p dangerouslySetInnerHTML={surface.inline(html)} />}
      </div>
    </li>
  );
};
