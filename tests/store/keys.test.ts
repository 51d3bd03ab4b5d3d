import { expect, it } from "vitest";
import { keys } from "../../src/store/keys.ts";
import { slug } from "../support/builders.ts";

/** Workers KV: at most 512 bytes (developers.cloudflare.com/kv/platform/limits). */
const KEY_MAX_BYTES = 512;

it("spells every key with its schema version", () => {
  expect(keys.publication()).toBe("publication:v1");
  expect(keys.resource(slug("first"))).toBe("resource:v1:first");
  expect(keys.edition("front")).toBe("edition:v1:front");
  expect(keys.edition(`topics/${slug("syria")}`)).toBe("edition:v1:topics/syria");
  expect(keys.archive(12)).toBe("archive:v1:12");
  expect(keys.media("a.png")).toBe("media:v1:a.png");
});

it("keeps the longest key inside KV's limit", () => {
  const longest = slug("z".repeat(80));
  const longestMedia = `${"f".repeat(64)}.webm`;
  for (const key of [
    keys.resource(longest),
    keys.edition(`sections/${longest}`),
    keys.media(longestMedia),
  ]) {
    expect(Buffer.byteLength(key)).toBeLessThanOrEqual(KEY_MAX_BYTES);
  }
});
