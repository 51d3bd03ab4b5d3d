import type { Block, List } from "../../model/block.ts";
import type { InlineHtml } from "../../model/inline.ts";
import type { Audio, Picture, Video } from "../../model/media.ts";
import { chapterItems } from "./chapters.ts";
import { attributesText, htmlText, sourceAddress } from "./text.ts";

/**
 * A block as the HTML that it is read from, on one line but for code: what Markdown takes for HTML
 * whatever it says, and reads as HTML to the letter.
 */
export const blockHtml = (block: Block): string => {
  switch (block.type) {
    case "paragraph":
      return `<p>${block.html}</p>`;
    case "heading":
      return `<h${block.level}>${block.html}</h${block.level}>`;
    case "list":
      return listHtml(block);
    case "quote": {
      const paragraphs = block.paragraphs.map((html) => `<p>${unsigned(html)}</p>`).join("");
      const said = block.attribution ? `<footer>${block.attribution}</footer>` : "";
      return `<blockquote${attributesText({ cite: block.sourceUrl })}>${paragraphs}${said}</blockquote>`;
    }
    case "image":
      return figureHtml(pictureHtml(block.picture), block.picture.caption);
    case "audio":
      return figureHtml(recordingHtml("audio", block.audio), block.audio.caption);
    case "video":
      return figureHtml(recordingHtml("video", block.video), block.video.caption);
    case "embed":
      return `<div><edgewire-embed${attributesText({
        url: block.url,
        title: block.title,
        description: block.description,
        picture: block.picture && sourceAddress(block.picture.url),
        "picture-alt": block.picture?.alt,
        provider: block.provider === "link" ? "link" : undefined,
      })}></edgewire-embed></div>`;
    case "table":
      return tableHtml(block);
    case "code": {
      const name = block.language === undefined ? undefined : `language-${block.language}`;
      return `<pre><code${attributesText({ class: name })}>${htmlText(block.text)}</code></pre>`;
    }
    case "timeline": {
      const events = block.events.map(({ at, html }) => `<li>${at}: ${html}</li>`).join("");
      return `<div><edgewire-timeline><ul>${events}</ul></edgewire-timeline></div>`;
    }
    case "divider":
      return "<hr>";
    case "call-to-action": {
      const links = block.links
        .map(({ label, href }) => `<li><a${attributesText({ href })}>${htmlText(label)}</a></li>`)
        .join("");
      return `<div><edgewire-call-to-action><p>${block.html}</p><ul>${links}</ul></edgewire-call-to-action></div>`;
    }
  }
};

/** A line that begins with an em dash would name who is quoted; a comment parts it. */
const unsigned = (html: InlineHtml): string => html.replaceAll("\u2014 ", "\u2014<!-- --> ");

const listHtml = ({ ordered, start, items }: List): string => {
  const name = ordered ? "ol" : "ul";
  const written = items.map(({ html, list }) => `<li>${html}${list ? listHtml(list) : ""}</li>`);
  return `<${name}${attributesText({ start })}>${written.join("")}</${name}>`;
};

const figureHtml = (content: string, caption: InlineHtml | undefined): string =>
  `<figure>${content}${caption ? `<figcaption>${caption}</figcaption>` : ""}</figure>`;

const pictureHtml = ({ url, alt, credit }: Picture): string =>
  `<img${attributesText({
    src: sourceAddress(url),
    "data-credit": credit?.name,
    "data-role": credit?.role,
  })} alt="${htmlText(alt)}">`;

const recordingHtml = (name: "audio" | "video", recording: Audio | Video): string => {
  const { url, type, bytes, title, durationSeconds, credit, chapters = [] } = recording;
  const isElsewhere = !url.startsWith("/media/");
  const own = "width" in recording ? videoAttributes(recording) : wordsOf(recording);
  const items = chapterItems(chapters, (label, href) =>
    href === undefined ? htmlText(label) : `<a${attributesText({ href })}>${htmlText(label)}</a>`,
  );
  const list = items.length > 0 ? `<ul><li>${items.join("</li><li>")}</li></ul>` : "";
  return `<${name}${attributesText({
    src: sourceAddress(url),
    title,
    "data-duration": durationSeconds,
    type: isElsewhere ? type : undefined,
    "data-bytes": isElsewhere ? bytes : undefined,
    "data-credit": credit?.name,
    "data-role": credit?.role,
    ...own,
  })}>${list}</${name}>`;
};

const wordsOf = ({ transcriptUrl }: Pick<Audio, "transcriptUrl">) => ({
  "data-transcript": transcriptUrl && sourceAddress(transcriptUrl),
});

const videoAttributes = ({ width, height, poster, captionsUrl }: Video) => ({
  width,
  height,
  poster: poster && sourceAddress(poster.url),
  "data-poster-alt": poster?.alt,
  "data-captions": captionsUrl && sourceAddress(captionsUrl),
});

const ALIGN = { start: "left", center: "center", end: "right" } as const;

const tableHtml = ({
  caption,
  alignments,
  head,
  rows,
}: Extract<Block, { type: "table" }>): string => {
  const row = (cells: readonly InlineHtml[], name: "td" | "th", isFirst: boolean): string => {
    const written = cells.map((html, column) => {
      const align = alignments[column];
      return `<${name}${attributesText({ align: isFirst && align ? ALIGN[align] : undefined })}>${html}</${name}>`;
    });
    return `<tr>${written.join("")}</tr>`;
  };
  const all = [
    ...(head.length > 0 ? [row(head, "th", true)] : []),
    ...rows.map((cells, index) => row(cells, "td", head.length === 0 && index === 0)),
  ];
  return `<table>${caption ? `<caption>${caption}</caption>` : ""}${all.join("")}</table>`;
};
