import type { Block, Card, List, Quote, Table } from "../../model/block.ts";
import { htmlAttribute, htmlText } from "./escape.ts";
import { audioHtml, embedHtml, link, pictureHtml, videoHtml } from "./figure.ts";
import { englishDate, WORDS } from "./words.ts";

/**
 * A card as HTML that survives any reader: no classes, no script, no frame. Readers drop the markup
 * around a kicker, so it is part of the heading.
 */
export const cardHtml = ({ kicker, heading, blocks }: Card): string => {
  const head = [...(kicker ? [htmlText(kicker)] : []), ...(heading ? [heading] : [])].join(": ");
  return [...(head ? [`<h3>${head}</h3>`] : []), ...blocks.map(blockHtml)].join("\n");
};

/** Expects absolute URLs. Headings of the body stand below the card's `h3`. */
const blockHtml = (block: Block): string => {
  switch (block.type) {
    case "paragraph":
      return `<p>${block.html}</p>`;
    case "heading":
      return `<h${block.level + 1}>${block.html}</h${block.level + 1}>`;
    case "list":
      return listHtml(block);
    case "quote":
      return quoteHtml(block);
    case "image":
      return pictureHtml(block.picture);
    case "audio":
      return audioHtml(block.audio);
    case "video":
      return videoHtml(block.video);
    case "embed":
      return embedHtml(block);
    case "table":
      return tableHtml(block);
    case "code": {
      const language = block.language ? ` class="language-${htmlAttribute(block.language)}"` : "";
      return `<pre><code${language}>${htmlText(block.text)}</code></pre>`;
    }
    case "timeline":
      return `<ul>${block.events.map(({ at, html }) => `<li>${timeHtml(at)} — ${html}</li>`).join("")}</ul>`;
    case "divider":
      return "<hr>";
    case "call-to-action": {
      const links = block.links.map(({ href, label }) => `<li>${link(href, label)}</li>`).join("");
      return `<p><strong>${block.html}</strong></p>${links && `<ul>${links}</ul>`}`;
    }
  }
};

/** A date people can read, with the one machines can. */
export const timeHtml = (at: string, words: string = englishDate(at)): string =>
  `<time datetime="${htmlAttribute(at)}">${htmlText(words)}</time>`;

const listHtml = ({ ordered, start, items }: List): string => {
  const open = ordered
    ? `<ol${start === undefined || start === 1 ? "" : ` start="${start}"`}>`
    : "<ul>";
  const rows = items.map(({ html, list }) => `<li>${html}${list ? listHtml(list) : ""}</li>`);
  return `${open}${rows.join("")}${ordered ? "</ol>" : "</ul>"}`;
};

const quoteHtml = (quote: Quote): string => {
  const cite = quote.sourceUrl ? ` cite="${htmlAttribute(quote.sourceUrl)}"` : "";
  const paragraphs = quote.paragraphs.map((html) => `<p>${html}</p>`).join("");
  const source = attributionHtml(quote);
  return `<blockquote${cite}>${paragraphs}${source && `<p>— ${source}</p>`}</blockquote>`;
};

/** Links never nest (HTML §4.5.1): an attribution with its own link keeps that one. */
const attributionHtml = ({ attribution, sourceUrl }: Quote): string => {
  if (!sourceUrl) return attribution ?? "";
  if (!attribution) return link(sourceUrl, WORDS.source);
  if (attribution.includes("<a ")) return attribution;
  return `<a href="${htmlAttribute(sourceUrl)}">${attribution}</a>`;
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
