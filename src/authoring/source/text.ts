import { oneLine } from "../../model/text.ts";

/** What could begin markup anywhere in a line: inlines of CommonMark and GFM, and our directives. */
const SPECIAL =
  /[\\`*[\]<|]|~(?=~)|(?<=~)~|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|&(?=#?[a-z\d]*(?:;|$))|:(?=:|span\b|\p{L}[\p{L}\d_-]*[{[])/giu;

/** Where GFM sees an address in bare text, which no escape prevents; a comment parts it. */
const BARE_ADDRESS = /(?<=https?)(?=:\/\/)|(?<=www)(?=\.)|(?=@[\w-])/gi;
const SEAM = "<!-- -->";

/** A piece of text as Markdown that says exactly that text, wherever in a line it stands. */
export const escaped = (text: string): string =>
  text
    .split(BARE_ADDRESS)
    .map((part) => part.replaceAll(SPECIAL, String.raw`\$&`).replace(/!$/, String.raw`\!`))
    .join(SEAM);

/** The same where nothing sees an address: in the label of a link. */
export const escapedLabel = (text: string): string =>
  text.replaceAll(SPECIAL, String.raw`\$&`).replace(/!$/, String.raw`\!`);

/** Plain text on one line as Markdown: the label of a directive, the description of a picture. */
export const labelText = (text: string): string => escapedLabel(oneLine(text));

/** Inlines that stand first in a line, where some characters begin a block. */
export const lineOf = (inlines: string): string =>
  inlines
    .split("\n")
    .map((line) =>
      line
        .replace(/^(?:[#>=+:-]|~~)/, String.raw`\$&`)
        .replace(/^(\d{1,9})([.)])(?=\s|$)/, String.raw`$1\$2`),
    )
    .join("\n");

/** Each line behind the same characters, an empty one without white space at its end. */
export const behind = (prefix: string, lines: string): string =>
  lines
    .split("\n")
    .map((line) => (line === "" ? prefix.trimEnd() : `${prefix}${line}`))
    .join("\n");

/** Text as HTML has it, in a quoted attribute too; a directive's attribute is written alike. */
export const htmlText = (text: string): string =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll('"', "&quot;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");

/** ` name="value"` for each that has a value. */
export const attributesText = (
  attributes: Readonly<Record<string, string | number | undefined>>,
): string =>
  Object.entries(attributes)
    .flatMap(([name, value]) =>
      value === undefined ? [] : [` ${name}="${htmlText(String(value))}"`],
    )
    .join("");

/** The same for a directive, where a word needs no quotes. */
export const directiveAttributes = (
  attributes: Readonly<Record<string, string | number | undefined>>,
): string =>
  attributesText(attributes)
    .replaceAll(/(?<=^| \w+)="([\w-]+)"(?= |$)/g, "=$1")
    .trimStart();

/** The address of a link in Markdown (CommonMark §6.3). */
export const destination = (href: string): string =>
  href.replaceAll(/[\\()<>]|&(?=#?[a-z\d]+;)/gi, String.raw`\$&`);

/** Where a file of ours stands beside an article: `../media/<name>`; any other address is itself. */
export const sourceAddress = (url: string): string =>
  url.startsWith("/media/") ? `..${url}` : url;
