import type { Block, Card, List, Quote, Table } from "../../model/block.ts";
import { htmlAttribute, htmlText } from "./escape.ts";
import { type English, timeHtml } from "./english.ts";
import { audioHtml, embedHtml, link, pictureHtml, videoHtml } from "./figure.ts";
import { WORDS } from "./words.ts";

/**
 * A card as HTML that survives any reader: no classes, no script, no frame. Readers drop the markup
 * around a kicker, so it is part of the heading.
 */
export const cardHtml = ({ kicker, heading, blocks }: Card, english: English): string => {
  const head = [...(kicker ? [htmlText(kicker)] : []), ...(heading ? [heading] : [])].join(": ");
  return [
    ...(head ? [`<h3>${head}</h3>`] : []),
    ...blocks.map((block) => blockHtml(block, english)),
  ].join("\n");
};

/** Expects absolute URLs. Headings of the body stand below the card's `h3`. */
const blockHtml = (block: Block, english: English): string => {
  switch (block.type) {
    case "paragraph":
      return `<p>${block.html}</p>`;
    case "heading":
      return `<h${block.level + 1}>${block.html}</h${block.level + 1}>`;
    case "list":
      return listHtml(block);
    case "quote":
      return quoteHtml(block, english);
    case "image":
      return pictureHtml(block.picture, english);
    case "audio":
      return audioHtml(block.audio, english);
    case "video":
      return videoHtml(block.video, english);
    case "embed":
      return embedHtml(block, english);
    case "table":
      return tableHtml(block);
    case "code": {
      const language = block.language ? ` class="language-${htmlAttribute(block.language)}"` : "";
      return `<pre><code${language}>${htmlText(block.text)}</code></pre>`;
    }
    case "timeline":
      return `<ul>${block.events.map(({ at, html }) => `<li>${timeHtml(at, english)} — ${html}</li>`).join("")}</ul>`;
    case "divider":
      return "<hr>";
    case "call-to-action": {
      const links = block.links
        .map(({ href, label }) => `<li>${link(href, htmlText(label))}</li>`)
        .join("");
      return `<p><strong>${block.html}</strong></p>${links && `<ul>${links}</ul>`}`;
    }
  }
};

const listHtml = ({ ordered, start, items }: List): string => {
  const open = ordered
    ? `<ol${start === undefined || start === 1 ? "" : ` start="${start}"`}>`
    : "<ul>";
  const rows = items.map(({ html, list }) => `<li>${html}${list ? listHtml(list) : ""}</li>`);
  return `${open}${rows.join("")}${ordered ? "</ol>" : "</ul>"}`;
};

const quoteHtml = (quote: Quote, english: English): string => {
  const cite = quote.sourceUrl ? ` cite="${htmlAttribute(quote.sourceUrl)}"` : "";
  const paragraphs = quote.paragraphs.map((html) => `<p>${html}</p>`).join("");
  const source = attributionHtml(quote, english);
  return `<blockquote${cite}>${paragraphs}${source && `<p>— ${source}</p>`}</blockquote>`;
};

/** Links never nest (HTML §4.5.1): an attribution with its own link keeps that one. */
const attributionHtml = ({ attribution, sourceUrl }: Quote, english: English): string => {
  if (!sourceUrl) return attribution ?? "";
  if (attribution?.includes("<a ")) return attribution;
  return link(sourceUrl, attribution ?? english(WORDS.source));
};

const tableHtml = ({ caption, alignments, head, rows }: Table): string => {
  const style = (column: number): string => {
    const alignment = alignments[column];
    return alignment === "center" || alignment === "end" ? ` style="text-align:${alignment}"` : "";
  };
  const cells = (row: readonly string[], name: "td" | 'th scope="col"'): string =>
    row.map((html, column) => `<${name}${style(column)}>${html}</${name.slice(0, 2)}>`).join("");
  return [
    "<table>",
    caption && `<caption>${caption}</caption>`,
    head.length > 0 && `<thead><tr>${cells(head, 'th scope="col"')}</tr></thead>`,
    `<tbody>${rows.map((row) => `<tr>${cells(row, "td")}</tr>`).join("")}</tbody>`,
    "</table>",
  ]
    .filter(Boolean)
    .join("");
};
