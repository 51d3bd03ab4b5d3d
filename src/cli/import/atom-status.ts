import type { Instant } from "../../model/instant.ts";
import { foreignInstant } from "./dates.ts";
import type { ForeignItem } from "./foreign-article.ts";
import { childrenOf, textIn, type XmlElement } from "./xml.ts";

/**
 * What an Atom entry is, where it is no published article: `draft post` (`app:draft`, RFC 5023 §13.1.1), or
 * what else a backup of Blogger has among its entries (`comment`, `template`, `setting`, `page`).
 */
export const atomStatus = (entry: XmlElement): string | undefined => {
  const kind = kindOf(entry);
  if (kind !== undefined && kind !== "post") return kind.replace(/s$/, "");
  const isDraft = childrenOf(entry, "control")
    .flatMap((control) => textIn(control, "draft") ?? [])
    // RFC 5023 knows `yes` and `no`; what is neither is not taken for ready.
    .some((draft) => draft.toLowerCase() !== "no");
  const status = textIn(entry, "status", isBlogger)?.toLowerCase();
  if (isDraft || status === "draft") return "draft post";
  if (status === undefined || status === "live") return undefined;
  return `${status.includes("trashed") ? "deleted" : status} post`;
};

const isBlogger = (uri: string): boolean => /^https?:\/\/schemas\.google\.com\/blogger\//.test(uri);

/** Written as a category until 2024, as an element since. */
const kindOf = (entry: XmlElement): string | undefined =>
  textIn(entry, "type", isBlogger)?.toLowerCase() ??
  childrenOf(entry, "category")
    .map(({ attributes }) => /\/blogger\/\d+\/kind#(\w+)$/.exec(attributes.get("term") ?? "")?.[1])
    .find((kind) => kind !== undefined);

const TOMBSTONES = "http://purl.org/atompub/tombstones/1.0";

/** An `at:deleted-entry` (RFC 6721); one that does not say when is older than nothing. */
export const removedEntry = ({ local, uri, attributes }: XmlElement): ForeignItem | undefined => {
  const oldId = attributes.get("ref");
  if (local !== "deleted-entry" || uri !== TOMBSTONES || oldId === undefined) return undefined;
  return { kind: "removed", oldId, at: foreignInstant(attributes.get("when")) ?? NEVER_AGAIN };
};

const NEVER_AGAIN = "9999-12-31T23:59:59Z" as Instant;
