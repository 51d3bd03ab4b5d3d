import type { InlineHtml } from "./inline.ts";
import type { Audio, Picture, Video } from "./media.ts";

/** The body of an article is cards of typed blocks, never loose HTML; each representation renders blocks. */
export interface Card {
  /** A word above the heading that says what kind of card it is: "Explained", "Details". */
  readonly kicker?: string;
  readonly heading?: InlineHtml;
  readonly blocks: readonly Block[];
}

export type Block =
  | { readonly type: "paragraph"; readonly html: InlineHtml }
  | { readonly type: "heading"; readonly level: 3 | 4; readonly html: InlineHtml }
  | List
  | Quote
  | { readonly type: "image"; readonly picture: Picture }
  | { readonly type: "audio"; readonly audio: Audio }
  | { readonly type: "video"; readonly video: Video }
  | Embed
  | Table
  | { readonly type: "code"; readonly language?: string; readonly text: string }
  | { readonly type: "timeline"; readonly events: readonly TimelineEvent[] }
  | { readonly type: "divider" }
  | CallToAction;

export type BlockType = Block["type"];

export interface List {
  readonly type: "list";
  readonly ordered: boolean;
  /** The first number of an ordered list, 1 when absent. */
  readonly start?: number;
  readonly items: readonly ListItem[];
}

export interface ListItem {
  readonly html: InlineHtml;
  readonly list?: List;
}

export interface Quote {
  readonly type: "quote";
  readonly paragraphs: readonly InlineHtml[];
  readonly attribution?: InlineHtml;
  /** Where it was said: absolute `https:` or `http:`. */
  readonly sourceUrl?: string;
}

/** Something that lives at another publisher: a link card in HTML, a component only in AMP. */
export interface Embed {
  readonly type: "embed";
  readonly provider: "youtube" | "vimeo" | "x" | "link";
  readonly url: string;
  /** The provider's own identifier, which AMP's component needs; absent for "link". */
  readonly externalId?: string;
  readonly title: string;
  readonly description?: string;
  readonly picture?: Picture;
}

export interface Table {
  readonly type: "table";
  readonly caption?: InlineHtml;
  readonly alignments: readonly ("start" | "center" | "end" | null)[];
  readonly head: readonly InlineHtml[];
  readonly rows: readonly (readonly InlineHtml[])[];
}

export interface TimelineEvent {
  /** A calendar day, month or year (`2017-05-03`, `2017-05`, `2017`) or an instant: what `datetime` takes. */
  readonly at: string;
  readonly html: InlineHtml;
}

export interface CallToAction {
  readonly type: "call-to-action";
  readonly html: InlineHtml;
  readonly links: readonly { readonly label: string; readonly href: string }[];
}
