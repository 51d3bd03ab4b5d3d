import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Article } from "../../src/model/article.ts";
import { EDITION_ENTRIES, type Edition, fitEdition } from "../../src/model/edition.ts";
import type { FeedKey } from "../../src/model/feed-key.ts";
import { feedsOf } from "../../src/model/feed-membership.ts";
import { instantOf, millisecondsOf } from "../../src/model/instant.ts";
import type { prerender } from "../../src/edge/prerender.ts";
import { encodeRecord } from "../../src/store/codec.ts";
import { keys } from "../../src/store/keys.ts";
import { aPublication, anArticle, inline, instant, paragraph, slug } from "../support/builders.ts";
import type { Stock, StoredValue } from "./kv.ts";

const CONTENT = join(import.meta.dirname, "../../content/articles");
const COMMITTED_AT = instant("2026-11-02T08:00:00Z");
const BEGUN_AT = instant("2026-10-01T00:00:00Z");
const HOUR_MS = 3_600_000;

/** The words of the sample newsroom, so that text compresses as text does. */
const WORDS = readdirSync(CONTENT)
  .filter((name) => name.endsWith(".md"))
  .toSorted()
  .flatMap((name) => readFileSync(join(CONTENT, name), "utf8").match(/\p{L}{2,}/gu) ?? []);

/** Numbers that look random and are the same on every run (Numerical Recipes' generator). */
const randomNumbers = (seed: number): ((below: number) => number) => {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
};

/** An article of about so many bytes of JSON, with links, emphasis and characters to escape. */
export const articleOf = (index: number, bytes: number): Article => {
  const random = randomNumbers(index + 1);
  const words = (count: number) =>
    Array.from({ length: count }, () => WORDS[random(WORDS.length)] ?? "").join(" ");
  const at = instantOf(millisecondsOf(BEGUN_AT) + index * HOUR_MS);
  const blocks = [paragraph(`${words(40)} &amp; so on.`)];
  const article = anArticle(`wire-${index}`, {
    title: `No. ${index}: ${words(8)}`,
    summary: words(25),
    publishedAt: at,
    updatedAt: at,
  });
  const withBlocks = (): Article => ({
    ...article,
    cards: [{ heading: inline("What it says"), blocks }],
  });
  while (JSON.stringify(withBlocks()).length < bytes) {
    blocks.push(
      paragraph(
        `${words(35)} <a href="/articles/wire-${random(30)}">${words(4)}</a>, <em>${words(3)}</em> &lt;${words(30)}&gt;.`,
      ),
    );
  }
  return withBlocks();
};

/**
 * A newsroom as it stands in KV: so many articles of so many bytes, and the editions they are in.
 * @param prerendered what the Newsroom writes with each record
 */
export const stockOf = (
  articles: number,
  bytesEach: number,
  prerendered: typeof prerender = () => undefined,
): Stock => {
  const values = new Map<string, StoredValue>();
  const publication = aPublication();
  values.set(keys.publication(), encodeRecord(publication, COMMITTED_AT));
  const editions = new Map<FeedKey, Article[]>();
  for (let index = 0; index < articles; index++) {
    const article = articleOf(index, bytesEach);
    const record = { kind: "resource", value: { kind: "live", article } } as const;
    values.set(
      keys.resource(article.slug),
      encodeRecord(record.value, COMMITTED_AT, prerendered(record, publication)),
    );
    for (const feed of feedsOf(article, publication)) {
      editions.set(feed, [article, ...(editions.get(feed) ?? [])]);
    }
  }
  for (const [feed, members] of editions) {
    const entries = members
      .slice(0, EDITION_ENTRIES)
      .map((article) => ({ article, body: "full" }) as const);
    const edition: Edition = fitEdition({ feed, entries, changedAt: BEGUN_AT });
    values.set(
      keys.edition(feed),
      encodeRecord(
        edition,
        COMMITTED_AT,
        prerendered({ kind: "edition", value: edition }, publication),
      ),
    );
  }
  return values;
};

/** One article under as many permalinks as are asked for. */
export const endlessStock = (bytesEach: number): Stock => {
  const stock = stockOf(1, bytesEach);
  const prefix = keys.resource(slug("wire-"));
  const article = articleOf(0, bytesEach);
  return {
    keys: () => stock.keys(),
    get: (key) => {
      if (!key.startsWith(prefix)) return stock.get(key);
      const own = { ...article, slug: slug(key.slice(keys.resource(slug("")).length)) };
      return encodeRecord({ kind: "live", article: own }, COMMITTED_AT);
    },
  };
};
