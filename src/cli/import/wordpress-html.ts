const BLOCK =
  /^<\/?(?:address|article|aside|blockquote|center|dd|details|div|dl|dt|figcaption|figure|footer|form|h[1-6]|header|hr|iframe|li|main|nav|ol|p|pre|script|section|style|summary|table|tbody|td|tfoot|th|thead|tr|ul)\b/i;

/**
 * The HTML that WordPress would make of what it stores: paragraphs parted by empty lines, unless the
 * block editor wrote it, and the shortcodes that stand for HTML.
 */
export const wordpressHtml = (stored: string): string => {
  const text = shortcodes(stored.replaceAll("\r\n", "\n"));
  return /<!-- wp:(?!shortcode\/)/.test(text) ? text : paragraphs(text);
};

/** Shortcodes that are markup (codex.wordpress.org/Shortcode); others are left for the reader to be told. */
const shortcodes = (text: string): string =>
  text
    .replaceAll(/\[caption\b[^\]]*\]([\s\S]*?)\[\/caption\]/g, (_, inside: string) => {
      const picture = /^\s*(?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*<\/a>)?/i.exec(inside)?.[0] ?? "";
      const caption = inside.slice(picture.length).trim();
      return `<figure>${picture}${caption && `<figcaption>${caption}</figcaption>`}</figure>`;
    })
    .replaceAll(
      /\[(gallery|audio|video|playlist|contact-form)\b[^\]]*\]/g,
      "\n\n<!-- wp:shortcode/$1 /-->\n\n",
    )
    .replaceAll(/\[embed\b[^\]]*\]\s*([^[\s]+)\s*\[\/embed\]/g, "\n\n$1\n\n");

const paragraphs = (text: string): string => {
  // What is set as it stands keeps its empty lines.
  const kept: string[] = [];
  const marked = text.replaceAll(/<(pre|script|style)\b[\s\S]*?<\/\1>/gi, (whole) => {
    kept.push(whole);
    return `\n\n<pre data-kept="${kept.length - 1}"></pre>\n\n`;
  });
  const written = marked
    .split(/\n[ \t]*\n/)
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .map((part) =>
      BLOCK.test(part) || part.startsWith("<!--")
        ? part
        : `<p>${part.replaceAll("\n", "<br>\n")}</p>`,
    )
    .join("\n");
  return written.replaceAll(
    /<pre data-kept="(\d+)"><\/pre>/g,
    (_, index: string) => kept[Number(index)] ?? "",
  );
};
