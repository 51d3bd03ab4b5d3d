import type { Article, Note } from "../../model/article.ts";
import type { Entry } from "../../model/entry.ts";
import { noteAnchor } from "../../model/feed.ts";
import { WORDS } from "../markup/words.ts";
import { Moment } from "./moment.tsx";
import type { Surface } from "./surface.ts";

interface NotesProps {
  readonly entry: Entry;
  readonly surface: Surface;
}

/** What happened later, each where the article's own feed points. */
export const Developments = ({ entry, surface }: NotesProps) =>
  entry.developments.length > 0 ? (
    <section class="notes" id="developments">
      <h2 class="kicker" {...surface.english}>
        {WORDS.developments}
      </h2>
      {entry.developments.map((development: Article["developments"][number]) => (
        <div id={noteAnchor("developments", development.at)}>
          <h3>{development.title}</h3>
          <p class="soft" {...surface.english}>
            <Moment at={development.at} />
          </p>
          <p dangerouslySetInnerHTML={surface.inline(development.html)} />
        </div>
      ))}
    </section>
  ) : null;

/** Every correction stays visible, each where the article's own feed points. */
export const Corrections = ({ entry, surface }: NotesProps) =>
  entry.corrections.length > 0 ? (
    <section class="notes" id="corrections">
      <h2 class="kicker" {...surface.english}>
        {WORDS.correction}
        {entry.corrections.length > 1 && "s"}
      </h2>
      {entry.corrections.map((note: Note) => (
        <div id={noteAnchor("corrections", note.at)}>
          <p class="soft" {...surface.english}>
            <Moment at={note.at} only="day" />
          </p>
          <p dangerouslySetInnerHTML={surface.inline(note.html)} />
        </div>
      ))}
    </section>
  ) : null;
