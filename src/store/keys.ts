import type { FeedKey } from "../model/feed-key.ts";
import type { Slug } from "../model/identity.ts";

/**
 * Every key of the KV namespace, and the only place that spells one. `docs/kv-schema.md` documents
 * each; a test holds the two together. The number is the schema version of the value.
 */
export const keys = {
  /** The publication's settings. */
  publication: () => "publication:v1",
  /** What stands at a permalink: live, moved or gone. */
  resource: (slug: Slug) => `resource:v1:${slug}`,
  /** One feed's newest entries. */
  edition: (feed: FeedKey) => `edition:v1:${feed}`,
  /** Fifty articles in the order of first publication, pages numbered from 1. */
  archive: (page: number) => `archive:v1:${page}`,
  /** Some of the addresses of a site that came before: two hexadecimal digits of their hash. */
  redirect: (shard: string) => `redirect:v1:${shard}`,
  /** A published file, by content: `<sha256>.<extension>`. */
  media: (name: string) => `media:v1:${name}`,
} as const;
