import type { Root } from "hast";
import { readHttpsUrl } from "../../authoring/address.ts";
import { readBody } from "../../authoring/body/body.ts";
import { parseHtml } from "../../authoring/html-tree.ts";
import { SUMMARY_MAX_CHARACTERS, TITLE_MAX_CHARACTERS } from "../../authoring/limits.ts";
import { htmlOf, parseTree } from "../../authoring/markdown/tree.ts";
import { newReport } from "../../authoring/report.ts";
import { parseSubmission } from "../../authoring/submission.ts";
import { filesOf } from "../../authoring/source/files.ts";
import type { Block, Card } from "../../model/block.ts";
import { plainText } from "../../model/inline.ts";
import type { Instant } from "../../model/instant.ts";
import { type LanguageTag, parseLanguage } from "../../model/language.ts";
import { ok, type Result } from "../../model/result.ts";
import type { Slug } from "../../model/identity.ts";
import type { Submission } from "../../model/submission.ts";
import type { MediaFile } from "../media-file.ts";
import { withCopies, withFetched } from "./article-pictures.ts";
import type { Addresses } from "./addresses.ts";
import type {
  ForeignArticle,
  ForeignPicture,
  ForeignRecording,
  ForeignText,
  Loss,
} from "./foreign-article.ts";
import { dropFootnotes } from "./footnotes.ts";
import { tameHtml } from "./html/foreign-html.ts";
import type { KeptPicture } from "./import-state.ts";
import type { Labels } from "./labels.ts";
import type { Pictures } from "./pictures.ts";
import { plainOf, shortened } from "./plain-text.ts";
import { withoutShortcodes } from "./shortcodes.ts";

/** What articles are converted with. */
export interface Converter {
  readonly addresses: Addresses;
  readonly labels: Labels;
  readonly pictures: Pictures;
  /** A picture of the source's own media list. */
  readonly listed: (id: string) => ForeignPicture | undefined;
  readonly site: string | undefined;
  readonly language: LanguageTag;
  readonly now: Instant;
  /** Reads a file of ours. */
  readonly own: (foreign: ForeignArticle, slug: Slug) => Promise<Conversion>;
}

/** An article of ours, or why there is none. */
export interface Conversion {
  readonly submission?: Submission;
  /** The files it shows. */
  readonly files: readonly MediaFile[];
  readonly losses: readonly Loss[];
  /** What keeps it from being imported. */
  readonly problems: readonly string[];
}

const SUMMARY_CHARACTERS = 300;
/** Of an address: a `data:` URL is as long as its picture. */
const SHOWN_CHARACTERS = 500;

/** Makes an article of ours of a foreign one; what cannot come along is in the losses. */
export const converted = async (
  foreign: ForeignArticle,
  converter: Converter,
): Promise<Conversion> => {
  const { addresses, labels, language } = converter;
  const slug = addresses.slugOf(foreign.oldId);
  if (foreign.body.kind === "own") return converter.own(foreign, slug);
  const losses: Loss[] = [];
  const lose = (detail: string): void => void losses.push({ place: foreign.place, detail });
  const failed = (...problems: readonly string[]): Conversion => ({ files: [], losses, problems });
  const { publishedAt, expiredAt } = foreign;
  if (publishedAt === undefined) return failed(undated(foreign));
  if (publishedAt > converter.now) return failed(`is to be published at ${publishedAt}`);
  if (expiredAt !== undefined && expiredAt <= converter.now) {
    return failed(`has not been shown since ${expiredAt}`);
  }

  const { report, problems: bodyProblems } = newReport();
  const base = foreign.urls[0];
  const tree = treeOf(foreign.body, report);
  if (!tree.ok) return failed(tree.error);
  const tame = tameHtml(tree.value, {
    report,
    link: (href) => addresses.linkFrom(href, base),
  });
  const kept = new Map<string, KeptPicture>();
  const fetch = async (src: string): Promise<KeptPicture | undefined> => {
    const address = absolute(src, base ?? converter.site);
    const picture = await converter.pictures.find(address, foreign.place);
    if (picture.ok) kept.set(picture.value.facts.url, picture.value);
    else lose(`the picture ${shortened(address, SHOWN_CHARACTERS)} is left out: ${picture.error}`);
    return picture.ok ? picture.value : undefined;
  };
  const root = await withFetched(tame, fetch);
  const media = new Map([...kept].map(([url, { facts }]) => [url, ok(facts)]));
  const cards = await readBody(root, async () => media, report);
  for (const { detail, place } of bodyProblems) {
    const at = place ? `${foreign.place} (text ${place.line}:${place.column})` : foreign.place;
    losses.push({ place: at, detail });
  }

  if (foreign.recording && !isHttps(foreign.recording)) {
    lose(`the recording ${foreign.recording.url} is not at an https: URL`);
  }
  const lead = foreign.picture ?? converter.listed(foreign.pictureId ?? "");
  const opening = lead && (await fetch(lead.src));
  const written = firstWords(cards);
  const title = shortened(plainOf(foreign.title), TITLE_MAX_CHARACTERS);
  if (title === "") lose("has no title; its first words are one now");
  const summary = foreign.summary === undefined ? "" : plainOf(foreign.summary);
  const { writers, ...classes } = labels.classify(foreign, lose);
  const own = parseLanguage(foreign.language ?? "");
  if (foreign.language && !own) {
    lose(
      `the language “${shortened(foreign.language, 40)}” is no tag of BCP 47; ${language} is taken`,
    );
  }
  const isDated = foreign.updatedAt !== undefined && foreign.updatedAt > publishedAt;
  const submission = await parseSubmission(
    {
      id: addresses.idOf(foreign.oldId),
      title: title || shortened(written, 80) || slug,
      summary:
        shortened(summary, SUMMARY_MAX_CHARACTERS) ||
        shortened(written, SUMMARY_CHARACTERS) ||
        title ||
        slug,
      publishedAt,
      ...(isDated && foreign.updatedAt <= converter.now && { updatedAt: foreign.updatedAt }),
      ...(own && own !== language && { language: own }),
      ...classes,
      byline: writers.slice(0, 12).map((author) => ({ author, role: "writer" })),
      ...(opening && { picture: { ...opening.facts, alt: plainOf(lead?.alt ?? "") } }),
      cards: withRecording(cards, foreign, title || slug),
    },
    {
      slug,
      language,
      media: async () =>
        filesOf(
          [...kept.values()].map(({ facts }) => facts),
          (url) => url,
        ),
    },
  );
  if (!submission.ok) {
    return failed(
      ...submission.error.map(({ pointer = "", detail }) => `${pointer} ${detail}`.trim()),
    );
  }
  const { article, files } = await withCopies(submission.value.article, kept, converter.pictures);
  return { submission: { article }, files, losses, problems: [] };
};

const undated = ({ unreadDate }: ForeignArticle): string => {
  if (!unreadDate) return "has no date of publication";
  const { text, line } = unreadDate;
  const at = line === undefined ? "" : ` in line ${line}`;
  return `has \`${shortened(text, 60)}\` for its date of publication${at}, which is no date`;
};

const treeOf = (body: ForeignText, report: Parameters<typeof htmlOf>[2]): Result<Root, string> => {
  if (body.kind === "html") return parseHtml(body.text);
  const text = withoutShortcodes(body.text, report);
  const tree = parseTree(text);
  if (tree.ok) dropFootnotes(tree.value, report);
  return tree.ok ? htmlOf(tree.value, text, report) : { ok: false, error: tree.error.detail };
};

const absolute = (src: string, base: string | undefined): string => {
  if (base === undefined || !URL.canParse(base)) return src;
  return URL.canParse(src, base) ? new URL(src, base).href : src;
};

const firstWords = (cards: readonly Card[]): string => {
  for (const { blocks } of cards) {
    for (const block of blocks) {
      if (block.type === "paragraph") return plainText(block.html).replaceAll(/\s+/g, " ").trim();
    }
  }
  return "";
};

const isHttps = ({ url }: ForeignRecording): boolean => readHttpsUrl(url).ok;

const withRecording = (
  cards: readonly Card[],
  { recording }: ForeignArticle,
  title: string,
): readonly Card[] => {
  if (!recording || !isHttps(recording)) return cards;
  const audio: Block = { type: "audio", audio: { ...recording, title } };
  const [first, ...others] = cards;
  return first && first.heading === undefined && first.kicker === undefined
    ? [{ ...first, blocks: [audio, ...first.blocks] }, ...others]
    : [{ blocks: [audio] }, ...cards];
};
