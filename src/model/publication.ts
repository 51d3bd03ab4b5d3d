import type { AppIcon } from "./app-icon.ts";
import type { Licence } from "./article.ts";
import type { Instant } from "./instant.ts";
import type { Label } from "./label.ts";
import type { LanguageTag } from "./language.ts";
import type { Licensing } from "./licensing.ts";
import type { MachineUses } from "./machine-use.ts";
import type { Picture } from "./media.ts";
import type { Selection } from "./selection.ts";
import type { Theme } from "./theme.ts";
import type { WebReader } from "./web-reader.ts";

/** The settings of the title that publishes: one KV record, from `content/publication.yaml`. */
export interface Publication {
  readonly title: string;
  readonly description: string;
  /** Scheme and host, no slash at the end. Every absolute URL begins with it. */
  readonly baseUrl: string;
  /** What ids are minted under: a domain name, a comma and a day it was ours (`news.example,2026-11-01`; RFC 4151 §2.1). */
  readonly authority: string;
  readonly language: LanguageTag;
  /** Who answers for the content, as RSS `managingEditor` and JSON-LD `publisher` give it. */
  readonly publisher: { readonly name: string; readonly email?: string };
  readonly copyright: string;
  readonly licence: Licence;
  readonly logo?: Picture;
  readonly icon?: Picture;
  /** The icon in more sizes, the smallest first. */
  readonly icons?: readonly AppIcon[];
  readonly theme?: Theme;
  /** WebSub hubs, absolute URLs. */
  readonly hubs: readonly string[];
  readonly sections: Readonly<Record<string, Label>>;
  readonly topics: Readonly<Record<string, Label>>;
  /** Running stories, which an article is part of by its own word. */
  readonly stories?: Readonly<Record<string, Label>>;
  readonly authors: Readonly<Record<string, Author>>;
  /** Languages that articles are written in, by tag in lower case. From the second on each has a feed. */
  readonly languages?: Readonly<Record<string, Label>>;
  /** Feeds under names of their own. */
  readonly feeds?: Readonly<Record<string, Selection>>;
  /** Web services that pages offer to subscribe with, in their order. */
  readonly readers?: readonly WebReader[];
  /** What programs may do with what they read; where this says nothing, the defaults hold. */
  readonly crawlers?: Partial<MachineUses>;
  /** On which terms they may do it; without it nothing is licensed to them. */
  readonly licensing?: Licensing;
  /** How many seconds a new article waits before it is public, so that a mistake can be caught. */
  readonly publishDelay?: number;
  /** Whom to tell of a vulnerability (RFC 9116). */
  readonly security?: SecurityContact;
}

export interface SecurityContact {
  /** URIs, the preferred one first. */
  readonly contacts: readonly string[];
  /** When what it says is to be doubted: at most a year away (§2.5.5). A setting, since rendering has no clock. */
  readonly expires: Instant;
  /** A page about how reports are treated. */
  readonly policy?: string;
}

export interface Author {
  readonly name: string;
  readonly kind: "person" | "organization";
  /** A page about them elsewhere; their page here is `/authors/:key`. */
  readonly url?: string;
  readonly bio?: string;
}
