import { type FeedKey, isFeedKey } from "../model/feed-key.ts";
import { type Slug, isSlug } from "../model/identity.ts";
import { isShard } from "../model/old-path.ts";
import { keys } from "../store/keys.ts";

/** What a key of KV holds: enough to compute it anew from the ledger. */
export type Target =
  | { readonly kind: "publication" }
  | { readonly kind: "resource"; readonly slug: Slug }
  | { readonly kind: "edition"; readonly feed: FeedKey }
  | { readonly kind: "archive"; readonly page: number }
  | { readonly kind: "media"; readonly name: string }
  | { readonly kind: "redirect"; readonly shard: string };

export const keyOf = (target: Target): string => {
  switch (target.kind) {
    case "publication":
      return keys.publication();
    case "resource":
      return keys.resource(target.slug);
    case "edition":
      return keys.edition(target.feed);
    case "archive":
      return keys.archive(target.page);
    case "media":
      return keys.media(target.name);
    case "redirect":
      return keys.redirect(target.shard);
  }
};

/** The part of a target that a table keeps beside its kind. */
export const subjectOf = (target: Target): string => {
  switch (target.kind) {
    case "publication":
      return "";
    case "resource":
      return target.slug;
    case "edition":
      return target.feed;
    case "archive":
      return String(target.page);
    case "media":
      return target.name;
    case "redirect":
      return target.shard;
  }
};

/** Reads a target back from its table. @throws when the row is not one we wrote. */
export const targetOf = (kind: string, subject: string): Target => {
  if (kind === "publication") return { kind };
  if (kind === "resource" && isSlug(subject)) return { kind, slug: subject };
  if (kind === "edition" && isFeedKey(subject)) return { kind, feed: subject };
  if (kind === "archive" && /^[1-9]\d*$/.test(subject)) return { kind, page: Number(subject) };
  if (kind === "media" && subject !== "") return { kind, name: subject };
  if (kind === "redirect" && isShard(subject)) return { kind, shard: subject };
  throw new Error(`The outbox holds a target of no kind: ${kind} ${subject}`);
};
