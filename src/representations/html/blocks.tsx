import type { JSX } from "hono/jsx/jsx-runtime";
import type { Block, CallToAction, List, Quote, TimelineEvent } from "../../model/block.ts";
import { WORDS } from "../markup/words.ts";
import { AudioFigure, EmbedFigure, PictureFigure, VideoFigure } from "./figures.tsx";
import { Moment } from "./moment.tsx";
import type { Surface } from "./surface.ts";
import { TableFigure } from "./table.tsx";

interface BlockProps<Shown> {
  readonly block: Shown;
  readonly surface: Surface;
}

/** One block of the body. A new type of block fails to compile until it has a line here. */
export const BlockElement = ({ block, surface }: BlockProps<Block>): JSX.Element => {
  switch (block.type) {
    case "paragraph":
      return <p dangerouslySetInnerHTML={surface.inline(block.html)} />;
    case "heading":
      return block.level === 3 ? (
        <h3 dangerouslySetInnerHTML={surface.inline(block.html)} />
      ) : (
        <h4 dangerouslySetInnerHTML={surface.inline(block.html)} />
      );
    case "list":
      return <ListElement block={block} surface={surface} />;
    case "quote":
      return <QuoteFigure block={block} surface={surface} />;
    case "image":
      return (
        <PictureFigure
          picture={block.picture}
          surface={surface}
          use={{ place: "body", loading: "lazy" }}
        />
      );
    case "audio":
      return <AudioFigure audio={block.audio} surface={surface} />;
    case "video":
      return <VideoFigure video={block.video} surface={surface} />;
    case "embed":
      return <EmbedFigure embed={block} surface={surface} />;
    case "table":
      return <TableFigure table={block} surface={surface} />;
    case "code":
      return <Code language={block.language} text={block.text} />;
    case "timeline":
      return <Timeline events={block.events} surface={surface} />;
    case "divider":
      return <hr />;
    case "call-to-action":
      return <CallToActionBox block={block} surface={surface} />;
  }
};

const ListElement = ({ block, surface }: BlockProps<List>) => {
  const items = block.items.map((item) => (
    <li>
      <span dangerouslySetInnerHTML={surface.inline(item.html)} />
      {item.list && <ListElement block={item.list} surface={surface} />}
    </li>
  ));
  return block.ordered ? <ol start={block.start}>{items}</ol> : <ul>{items}</ul>;
};

const QuoteFigure = ({ block, surface }: BlockProps<Quote>) => (
  <figure class="quote">
    <blockquote cite={block.sourceUrl}>
      {block.paragraphs.map((html) => (
        <p dangerouslySetInnerHTML={surface.inline(html)} />
      ))}
    </blockquote>
    {(block.attribution ?? block.sourceUrl) && (
      <figcaption>
        {block.attribution && <span dangerouslySetInnerHTML={surface.inline(block.attribution)} />}
        {block.sourceUrl && (
          <a class="source" href={surface.address(block.sourceUrl)} {...surface.english}>
            {WORDS.source}
          </a>
        )}
      </figcaption>
    )}
  </figure>
);

/** Code runs from left to right in every language, is not translated, and can be scrolled by keyboard. */
const Code = ({ language, text }: { language: string | undefined; text: string }) => (
  <pre dir="ltr" translate="no" tabindex={0}>
    <code class={language && `language-${language}`}>{text}</code>
  </pre>
);

const Timeline = (props: { events: readonly TimelineEvent[]; surface: Surface }) => (
  <ol class="timeline">
    {props.events.map((event) => (
      <li>
        <Moment at={event.at} english={props.surface.english} />
        <div dangerouslySetInnerHTML={props.surface.inline(event.html)} />
      </li>
    ))}
  </ol>
);

const CallToActionBox = ({ block, surface }: BlockProps<CallToAction>) => (
  <div class="call-to-action">
    <p dangerouslySetInnerHTML={surface.inline(block.html)} />
    {block.links.length > 0 && (
      <ul>
        {block.links.map(({ label, href }) => (
          <li>
            <a href={surface.address(href)}>{label}</a>
          </li>
        ))}
      </ul>
    )}
  </div>
);
