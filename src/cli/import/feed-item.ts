import { foreignInstant, publication } from "./dates.ts";
import { authorsOf, type FeedDefaults } from "./feed-defaults.ts";
import { isAtom, isDublinCore, isPlain, within } from "./feed-namespaces.ts";
import type {
  ForeignArticle,
  ForeignText,
  ForeignLabel,
  ForeignRecording,
} from "./foreign-article.ts";
import { childrenOf, innerHtml, textIn, textOf, type XmlElement, writtenIn } from "./xml.ts";

const CONTENT = "http://purl.org/rss/1.0/modules/content/";

const isItunes = within("http://www.itunes.com/dtds/podcast-1.0.dtd");
const isMedia = within("http://search.yahoo.com/mrss");

/** An `<item>` of RSS, as far as every system writes it alike. */
export const rssArticle = (
  item: XmlElement,
  file: string,
  defaults: FeedDefaults,
): ForeignArticle & { readonly body: ForeignText } => {
  const link = textIn(item, "link", isPlain);
  const guid = textIn(item, "guid");
  const full = textIn(item, "encoded", (uri) => uri === CONTENT);
  const description = textIn(item, "description", isPlain);
  const updatedAt = foreignInstant(
    textIn(item, "updated", isAtom) ?? textIn(item, "modified", isDublinCore),
  );
  const dated = publication(
    writtenIn(item, "pubDate") ??
      writtenIn(item, "date", isDublinCore) ??
      writtenIn(item, "published", isAtom),
  );
  const recording = recordingOf(item);
  const picture = pictureOf(item);
  const creators = childrenOf(item, "creator", isDublinCore).map(textOf);
  const authors = creators.length > 0 ? creators : childrenOf(item, "author", isPlain).map(nameOf);
  const language = textIn(item, "language", isDublinCore) ?? item.language ?? defaults.language;
  return {
    place: `${file}:${item.line}`,
    oldId: guid ?? link ?? `${textIn(item, "title") ?? ""} ${dated.publishedAt ?? ""}`,
    title: textIn(item, "title", isPlain) ?? "",
    body: { kind: "html", text: full ?? description ?? "" },
    ...(full !== undefined && description !== undefined && { summary: description }),
    ...dated,
    ...(updatedAt && { updatedAt }),
    authors: authors.filter((name) => name.trim() !== "").map((name) => ({ name: name.trim() })),
    ...labelsOf(
      childrenOf(item, "category", isPlain).map((category) => ({
        name: textOf(category).trim(),
        scheme: category.attributes.get("domain"),
      })),
    ),
    ...(picture && { picture }),
    ...(recording && { recording }),
    urls: [link, guid].filter((url) => url !== undefined && /^https?:/.test(url)) as string[],
    ...(language && { language }),
  };
};

/** An `<entry>` of Atom (RFC 4287). */
export const atomArticle = (
  entry: XmlElement,
  file: string,
  defaults: FeedDefaults,
): ForeignArticle => {
  const [content] = childrenOf(entry, "content", isAtom);
  const [summary] = childrenOf(entry, "summary", isAtom);
  const [title] = childrenOf(entry, "title", isAtom);
  const updatedAt = foreignInstant(textIn(entry, "updated", isAtom));
  const written = writtenIn(entry, "published", isAtom) ?? writtenIn(entry, "updated", isAtom);
  const dated = publication(written);
  const link = childrenOf(entry, "link", isAtom).find(
    ({ attributes }) => (attributes.get("rel") ?? "alternate") === "alternate",
  );
  const url = link?.attributes.get("href");
  const { language } = content ?? summary ?? title ?? entry;
  // A copy is by those of the feed that it was copied from.
  const authors =
    [entry, ...childrenOf(entry, "source", isAtom)]
      .map(authorsOf)
      .find(({ length }) => length > 0) ?? defaults.authors;
  return {
    place: `${file}:${entry.line}`,
    oldId:
      textIn(entry, "id", isAtom) ??
      url ??
      `${title ? htmlOf(title) : ""} ${dated.publishedAt ?? ""}`,
    title: title ? htmlOf(title) : "",
    body: { kind: "html", text: htmlOf(content ?? summary) },
    ...(content && summary && { summary: htmlOf(summary) }),
    ...dated,
    ...(updatedAt && { updatedAt }),
    authors,
    ...labelsOf(
      childrenOf(entry, "category", isAtom).map(({ attributes }) => ({
        name: attributes.get("label") ?? attributes.get("term") ?? "",
        scheme: attributes.get("scheme"),
      })),
    ),
    urls: url !== undefined && /^https?:/.test(url) ? [url] : [],
    ...(language && { language }),
  };
};

/** A text construct of Atom (§3.1) as HTML. */
const htmlOf = (element: XmlElement | undefined): string => {
  if (!element) return "";
  const type = element.attributes.get("type") ?? "text";
  if (type === "html" || type === "text/html") return textOf(element);
  if (type === "xhtml") {
    const [div] = childrenOf(element, "div");
    return innerHtml(div ?? element);
  }
  return textOf(element).replaceAll("&", "&amp;").replaceAll("<", "&lt;");
};

/** Feeds have one list; what its scheme calls a section is one, as in our own feeds. */
const labelsOf = (
  all: readonly (ForeignLabel & { readonly scheme: string | undefined })[],
): Pick<ForeignArticle, "categories" | "tags"> => {
  // Blogger's kinds of entries are nothing for readers.
  const named = all.filter(({ name, scheme = "" }) => name !== "" && !scheme.endsWith("#kind"));
  const isSection = (scheme: string | undefined): boolean => /\/sections\/?$/.test(scheme ?? "");
  return {
    categories: named.filter(({ scheme }) => isSection(scheme)).map(({ name }) => ({ name })),
    tags: named.filter(({ scheme }) => !isSection(scheme)).map(({ name }) => ({ name })),
  };
};

/** `desk@news.example (Ada Writer)`: RSS wants an address, people a name. */
const nameOf = (author: XmlElement): string => {
  const text = textOf(author).trim();
  return /\(([^)]+)\)/.exec(text)?.[1] ?? text.replace(/@.*$/, "");
};

const recordingOf = (item: XmlElement): ForeignRecording | undefined => {
  const enclosure = childrenOf(item, "enclosure").find(({ attributes }) =>
    (attributes.get("type") ?? "").startsWith("audio/"),
  );
  const { attributes } = enclosure ?? {};
  const [url, type, bytes] = ["url", "type", "length"].map((name) => attributes?.get(name));
  const durationSeconds = secondsOf(textIn(item, "duration", isItunes));
  if (!url || !type || !(Number(bytes) > 0) || durationSeconds === undefined) return undefined;
  return { url, type, bytes: Number(bytes), durationSeconds };
};

const secondsOf = (text: string | undefined): number | undefined => {
  if (text === undefined || !/^\d+(?::\d{1,2}){0,2}$/.test(text)) return undefined;
  const seconds = text.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
  return seconds > 0 ? seconds : undefined;
};

const pictureOf = (item: XmlElement): { readonly src: string } | undefined => {
  const isPicture = ({ attributes }: XmlElement): boolean =>
    (attributes.get("type") ?? attributes.get("medium") ?? "").startsWith("image");
  const found =
    childrenOf(item, "content", isMedia).find(isPicture) ??
    childrenOf(item, "enclosure").find(isPicture) ??
    childrenOf(item, "thumbnail", isMedia)[0];
  const src = found?.attributes.get("url");
  return src === undefined ? undefined : { src };
};
